/** The payment provider. */
@NullMarked
package io.holdfast.payment.gateway;

import org.jspecify.annotations.NullMarked;
