/** Starts and stops payment-adapter and wires its parts together. */
@NullMarked
package io.holdfast.payment;

import org.jspecify.annotations.NullMarked;
