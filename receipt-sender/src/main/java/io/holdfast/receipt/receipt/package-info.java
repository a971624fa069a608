/** What a receipt says, how it is recognised again, and when it is tried again: pure rules, without clock, chance or environment. */
@NullMarked
package io.holdfast.receipt.receipt;

import org.jspecify.annotations.NullMarked;
