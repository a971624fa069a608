package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.RetrySchedule;

/**
 * How much is done at once, and how often.
 *
 * @param inFlight mails that are handed over at once
 * @param outstanding facts that are taken up and not finished
 * @param readAhead how far reading runs ahead of the oldest unfinished fact of its partition
 * @param retries when a failed mail is tried again
 */
public record Limits(int inFlight, int outstanding, int readAhead, RetrySchedule retries) {}
