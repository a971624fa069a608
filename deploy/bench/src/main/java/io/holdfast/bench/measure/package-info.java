/** What a run costs: CPU, bytes, pauses, and on which machine. */
@NullMarked
package io.holdfast.bench.measure;

import org.jspecify.annotations.NullMarked;
