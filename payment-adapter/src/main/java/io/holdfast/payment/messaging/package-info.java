/** Requests come in, outcomes go out, and what is left in doubt is followed. */
@NullMarked
package io.holdfast.payment.messaging;

import org.jspecify.annotations.NullMarked;
