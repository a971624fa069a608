/** What is measured: a stack, or one of the two simpler designs. */
@NullMarked
package io.holdfast.bench.stack;

import org.jspecify.annotations.NullMarked;
