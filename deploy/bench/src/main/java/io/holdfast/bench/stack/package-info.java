/** What is measured: a stack, the simpler design, or the floor. */
@NullMarked
package io.holdfast.bench.stack;

import org.jspecify.annotations.NullMarked;
