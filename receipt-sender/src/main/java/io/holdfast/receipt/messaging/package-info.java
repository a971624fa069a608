/** Takes sales from the log of facts and sees each one's receipt through, to its delivery or to a person. */
@NullMarked
package io.holdfast.receipt.messaging;

import org.jspecify.annotations.NullMarked;
