package io.holdfast.standin.payment;

/**
 * An answer.
 *
 * @param http its status
 * @param body its JSON
 */
record Reply(int http, String body) {}
