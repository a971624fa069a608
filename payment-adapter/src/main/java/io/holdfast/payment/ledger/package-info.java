/** The ledger: where each payment stands, on a compacted topic and in memory. */
@NullMarked
package io.holdfast.payment.ledger;

import org.jspecify.annotations.NullMarked;
