package io.holdfast.receipt.receipt;

/** What came of handing a mail to the mail server. Reasons hold no address. */
public sealed interface MailOutcome {

    /** The mail server has it, and said so. */
    record Accepted() implements MailOutcome {}

    /** The mail server will not take it, now or later. */
    record Refused(String reason) implements MailOutcome {}

    /** It was not accepted as far as is known; the mail server may have it all the same. */
    record Failed(String reason) implements MailOutcome {}
}
