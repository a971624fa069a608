package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;

/** A region's log, and its encodings: schemas have other ids in each region. */
public record RegionLog(String region, Log log, AuditSerdes serdes) {}
