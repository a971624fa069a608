package io.holdfast.api.view;

/** Hears of each published record after it can be read. */
@FunctionalInterface
interface RecordListener {

    /** A record was stored. */
    void stored(StoredRecord record);

    /** One that hears of those records alone that say which command caused them. */
    static RecordListener of(ViewListener listener) {
        return record -> record.cause().ifPresent(cause -> listener.arrived(record.key(), cause));
    }
}
