/** An open-loop load: when calls are due, how they are sent, and what is noted of their answers. */
@NullMarked
package io.holdfast.bench.load;

import org.jspecify.annotations.NullMarked;
