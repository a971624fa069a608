package io.holdfast.receipt.mail;

/**
 * Who sends.
 *
 * @param name that people are shown for the address
 * @param from address in the mail
 * @param bounce where the mail servers report what can't be delivered
 * @param domain behind the @ of each Message-ID
 */
record Sender(String name, String from, String bounce, String domain) {}
