package io.holdfast.hold.audit.log;

import io.holdfast.schemas.Topic;

/** A cluster's topics, to be read. Safe for use by many threads. */
public interface Log extends AutoCloseable {

    /** How far each topic is read: taken once, before anything is. */
    Cut cut();

    /**
     * Reads a partition in its order, committed records alone.
     *
     * @param span from where to where; what is no longer there at its beginning is passed over
     */
    Lane read(Topic topic, int partition, Span span);

    @Override
    void close();
}
