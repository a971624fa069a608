/**
 * The contract between the services: topics, keys, the partitioner and the serde. The records themselves are generated from {@code
 * src/main/avro}.
 */
@NullMarked
package io.holdfast.schemas;

import org.jspecify.annotations.NullMarked;
