/** What a caller asks for, the rules of the answer, and how each answer is worded. Knows neither HTTP nor Kafka. */
@NullMarked
package io.holdfast.api.answer;

import org.jspecify.annotations.NullMarked;
