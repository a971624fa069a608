package io.holdfast.receipt.settings;

import static io.holdfast.schemas.limits.Limit.require;

import io.holdfast.receipt.receipt.RetrySchedule;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The settings, checked.
 *
 * @param domain behind the @ of each Message-ID
 * @param senderName that people are shown for the sender's address
 * @param inFlight mails that are handed over at once
 * @param outstanding facts that are taken up and not finished
 * @param readAhead how far reading runs ahead of the oldest unfinished receipt of its partition, in records
 * @param retries when a failed mail is tried again
 * @param silence how long the mail server may be silent
 */
public record Settings(
        String domain,
        String senderName,
        int inFlight,
        int outstanding,
        int readAhead,
        RetrySchedule retries,
        Duration silence) {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /** Refuses a bad value by its name. */
    public Settings {
        require(DOMAIN.matcher(domain).matches(), "holdfast.receipt.domain must match " + DOMAIN);
        require(
                !senderName.isBlank() && senderName.chars().noneMatch(Character::isISOControl),
                "holdfast.receipt.sender-name must be a line of text");
        require(inFlight >= 1, "holdfast.receipt.in-flight must be at least 1");
        require(outstanding >= inFlight, "holdfast.receipt.outstanding must be at least holdfast.receipt.in-flight");
        require(readAhead >= 1, "holdfast.receipt.read-ahead must be at least 1");
        require(retries.first().isPositive(), "holdfast.receipt.retry-first-ms must be at least 1");
        require(
                retries.longest().compareTo(retries.first()) >= 0,
                "holdfast.receipt.retry-max-ms must be at least holdfast.receipt.retry-first-ms");
        require(!retries.total().isNegative(), "holdfast.receipt.retry-for-minutes must not be negative");
        require(
                silence.isPositive() && silence.toMillis() <= Integer.MAX_VALUE,
                "holdfast.receipt.silence-ms must be from 1 to " + Integer.MAX_VALUE);
    }

    /** Maps the configuration. */
    public static Settings of(ReceiptConfig receipt) {
        return new Settings(
                receipt.domain(),
                receipt.senderName(),
                receipt.inFlight(),
                receipt.outstanding(),
                receipt.readAhead(),
                new RetrySchedule(
                        Duration.ofMillis(receipt.retryFirstMs()),
                        Duration.ofMillis(receipt.retryMaxMs()),
                        Duration.ofMinutes(receipt.retryForMinutes())),
                Duration.ofMillis(receipt.silenceMs()));
    }
}
