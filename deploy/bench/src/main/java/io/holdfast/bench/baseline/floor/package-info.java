/** The floor: HTTP, the log and its transactions, and no decision. What the pipeline can't do without costs this much. */
@NullMarked
package io.holdfast.bench.baseline.floor;

import org.jspecify.annotations.NullMarked;
