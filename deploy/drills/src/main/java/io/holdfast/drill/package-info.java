/** Failures that are made on purpose on a real stack, and what must be true afterwards. */
@NullMarked
package io.holdfast.drill;

import org.jspecify.annotations.NullMarked;
