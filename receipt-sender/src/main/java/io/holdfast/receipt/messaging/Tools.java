package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.mail.Postbox;
import io.holdfast.receipt.receipt.RetrySchedule;
import io.holdfast.schemas.trace.Traces;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What every delivery works with.
 *
 * @param ledger consulted before each try, written at the end
 * @param contacts where receipts go
 * @param postbox the mail server
 * @param slots how many mails are under way at once
 * @param deadLetters where parked sales go
 * @param schedule when a failed mail is tried again
 * @param timer waits for the next try
 * @param clock for the ledger
 * @param nanos for what has elapsed
 * @param chance random numbers from 0 to 1
 * @param metrics counts
 * @param traces spans
 */
record Tools(
        Ledger ledger,
        Contacts contacts,
        Postbox postbox,
        Slots slots,
        DeadLetters deadLetters,
        RetrySchedule schedule,
        ScheduledExecutorService timer,
        InstantSource clock,
        LongSupplier nanos,
        DoubleSupplier chance,
        ReceiptMetrics metrics,
        Traces traces) {}
