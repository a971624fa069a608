package io.holdfast.receipt.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Receipts and their mails; each setting can be given as a system property or an environment variable. */
@ConfigMapping(prefix = "holdfast.receipt")
public interface ReceiptConfig {
    /** Behind the @ of each Message-ID. Must not change while receipts are under way: copies are recognised by it. */
    @WithDefault("receipts.holdfast.local")
    String domain();

    /** What people are shown for the address that receipts come from, {@code quarkus.mailer.from}. */
    @WithDefault("Holdfast Tickets")
    String senderName();

    /** Mails that are handed to the mail server at once, each over a connection of its own. */
    @WithDefault("32")
    int inFlight();

    /** Facts that are taken up and not finished; beyond it no more are read. */
    @WithDefault("10000")
    int outstanding();

    /**
     * How far, in records of its partition, reading runs ahead of the oldest receipt that is not finished. Each costs some hundred bytes
     * until then.
     */
    @WithDefault("100000")
    int readAhead();

    /** Delay before the first repeated try, in milliseconds; it doubles each time. */
    @WithDefault("500")
    long retryFirstMs();

    /** Longest delay between two tries, in milliseconds. */
    @WithDefault("30000")
    long retryMaxMs();

    /** How long after the first try the last is made, in minutes; then the receipt is parked. */
    @WithDefault("60")
    long retryForMinutes();

    /** How long the mail server may be silent, in milliseconds, before a try counts as failed. */
    @WithDefault("10000")
    long silenceMs();
}
