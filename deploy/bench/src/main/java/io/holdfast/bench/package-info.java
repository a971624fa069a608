/** The bench's command line and the order of a run: start, warm up, measure, stop, audit, print. */
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;
