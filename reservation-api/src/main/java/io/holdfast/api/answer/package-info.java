/**
 * What was asked, what is known of the owner's decision, and the answer that follows: pure functions over records. Knows neither HTTP nor
 * Kafka.
 */
@NullMarked
package io.holdfast.api.answer;

import org.jspecify.annotations.NullMarked;
