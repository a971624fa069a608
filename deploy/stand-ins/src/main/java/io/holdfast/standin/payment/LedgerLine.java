package io.holdfast.standin.payment;

import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: what changed, and what was answered under which idempotency key. Both in one line, so that no crash can keep the
 * one and lose the other.
 *
 * @param at in epoch milliseconds
 * @param intent the PaymentIntent afterwards; null if nothing changed
 * @param key the caller's idempotency key; null if there was none, or the answer is not kept
 * @param request what the key stands for: path and parameters
 */
record LedgerLine(
        long at,
        String operation,
        @Nullable Intent intent,
        @Nullable String key,
        @Nullable String request,
        @Nullable StripeReply reply) {}
