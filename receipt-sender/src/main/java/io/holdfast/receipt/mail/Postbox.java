package io.holdfast.receipt.mail;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.Sale;
import java.util.Optional;

/** Hands receipts to the mail server. */
public interface Postbox {

    /**
     * Sends one mail, and waits. Sent again to the same address, it is the same mail by its Message-ID.
     *
     * @param to where to
     * @param traceId W3C trace id of the sale, if it has one
     * @return what came of it; never fails
     */
    MailOutcome post(Sale sale, ContactLookup.Known to, Optional<String> traceId);
}
