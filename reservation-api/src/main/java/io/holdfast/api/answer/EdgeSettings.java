package io.holdfast.api.answer;

import java.time.Duration;

/**
 * What the HTTP edge is told.
 *
 * @param bodyPatience how long a request's body may take
 */
public record EdgeSettings(Duration bodyPatience) {}
