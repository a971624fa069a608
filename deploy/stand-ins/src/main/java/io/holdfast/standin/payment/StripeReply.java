package io.holdfast.standin.payment;

/** An answer. */
record StripeReply(int http, String body) {}
