/** Spans along the records: how a trace goes on from one service to the next. */
@NullMarked
package io.holdfast.schemas.trace;

import org.jspecify.annotations.NullMarked;
