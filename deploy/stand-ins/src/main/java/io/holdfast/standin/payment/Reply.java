package io.holdfast.standin.payment;

/** An answer. */
record Reply(int http, String body) {}
