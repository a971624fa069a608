/** What a payment is and what comes next for it: pure rules, without clock, network or Kafka. */
@NullMarked
package io.holdfast.payment.payment;

import org.jspecify.annotations.NullMarked;
