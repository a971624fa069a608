package io.holdfast.receipt.rest;

import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receipts as JSON. No address is in any of them. */
final class ReceiptBodies {

    private static final String REASON = "reason";
    private static final String TRIES = "tries";
    private static final String AT = "at";

    private final String domain;

    /**
     * Bodies of this installation.
     *
     * @param domain behind the @ of each Message-ID
     */
    ReceiptBodies(String domain) {
        this.domain = domain;
    }

    static Map<String, Object> parked(Parked receipt) {
        var body = about(receipt.key());
        body.put(REASON, receipt.entry().reason());
        body.put(TRIES, receipt.entry().tries());
        body.put(AT, receipt.entry().at().toString());
        return body;
    }

    static Map<String, Object> sending(ReceiptKey key) {
        return status(key, "SENDING");
    }

    Map<String, Object> sent(ReceiptKey key, LedgerEntry.Sent sent) {
        return ended(key, "SENT", sent);
    }

    Map<String, Object> parked(ReceiptKey key, LedgerEntry.Parked parked) {
        var body = ended(key, "PARKED", parked);
        body.put(REASON, parked.reason());
        return body;
    }

    Map<String, Object> none(ReceiptKey key, LedgerEntry.None none) {
        var body = ended(key, "NONE", none);
        body.put(REASON, none.reason());
        return body;
    }

    private static Map<String, Object> status(ReceiptKey key, String status) {
        var body = about(key);
        body.put("status", status);
        return body;
    }

    private Map<String, Object> ended(ReceiptKey key, String status, LedgerEntry entry) {
        var body = status(key, status);
        entry.to().ifPresent(to -> body.put("messageId", MessageId.of(key, to, domain)));
        body.put(TRIES, entry.tries());
        body.put(AT, entry.at().toString());
        return body;
    }

    private static Map<String, Object> about(ReceiptKey key) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", key.event());
        body.put("reservation", key.reservation());
        return body;
    }
}
