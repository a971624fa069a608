/** What callers do: which calls, on which seats. */
@NullMarked
package io.holdfast.bench.workload;

import org.jspecify.annotations.NullMarked;
