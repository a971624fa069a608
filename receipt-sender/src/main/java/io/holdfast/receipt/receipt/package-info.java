/** What a receipt says, how it is recognised again, and when it is tried again: pure rules that know nothing but Java. */
@NullMarked
package io.holdfast.receipt.receipt;

import org.jspecify.annotations.NullMarked;
