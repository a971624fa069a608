/** What is known of each reservation's receipt and address: two compacted topics, each in memory. */
@NullMarked
package io.holdfast.receipt.ledger;

import org.jspecify.annotations.NullMarked;
