package io.holdfast.hold.simulation;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of a store's changelog.
 *
 * @param value null where the key was deleted
 */
public record StoreWrite(String store, Bytes key, @Nullable Bytes value) {}
