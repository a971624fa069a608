package io.holdfast.hold.audit.facts;

import java.util.List;

/**
 * A transfer to another region, by its name.
 *
 * @param ranges the places, as their first and last seats
 */
public record TransferFacts(String to, List<String> ranges) {}
