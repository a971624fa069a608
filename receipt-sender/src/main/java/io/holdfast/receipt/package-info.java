/** Starts and stops receipt-sender and wires its parts together. */
@NullMarked
package io.holdfast.receipt;

import org.jspecify.annotations.NullMarked;
