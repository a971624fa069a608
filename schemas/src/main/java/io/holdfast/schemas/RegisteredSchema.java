package io.holdfast.schemas;

import org.apache.avro.Schema;

/**
 * A schema under its id.
 *
 * @param subject name under which the registry keeps it, among its other versions
 * @param id what records that were written with it begin with
 * @param schema what it says; two that differ in nothing but their documentation are equal
 */
public record RegisteredSchema(String subject, int id, Schema schema) {}
