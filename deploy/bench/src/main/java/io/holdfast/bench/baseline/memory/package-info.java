/** Design A: one process, the seats in its memory, the pipeline's own rules around them. What a hold costs where nothing is kept. */
@NullMarked
package io.holdfast.bench.baseline.memory;

import org.jspecify.annotations.NullMarked;
