package io.holdfast.api.answer;

import java.util.Optional;

/**
 * What the web page is told.
 *
 * @param inboxUrl where mails can be read; empty where that is nobody's business but the customer's
 */
public record PageSettings(Optional<String> inboxUrl) {}
