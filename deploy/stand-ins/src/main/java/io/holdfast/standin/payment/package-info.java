/**
 * A stand-in for the payment provider: a process of its own that speaks the part of Stripe's HTTP API that payment-adapter uses, keeps a
 * ledger that can be audited, and fails on demand.
 */
@NullMarked
package io.holdfast.standin.payment;

import org.jspecify.annotations.NullMarked;
