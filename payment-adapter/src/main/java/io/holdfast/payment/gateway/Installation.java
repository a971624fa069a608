package io.holdfast.payment.gateway;

/**
 * This installation of Holdfast, as the provider is told of it: others may use the same account.
 *
 * @param id made at set-up
 */
public record Installation(String id) {}
