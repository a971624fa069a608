package io.holdfast.payment.payment;

/**
 * An amount of money.
 *
 * @param minor in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Amount(long minor, String currency) {}
