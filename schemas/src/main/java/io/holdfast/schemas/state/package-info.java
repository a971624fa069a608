/** Local state that is built from compacted topics, and how long it may be away from them. */
@NullMarked
package io.holdfast.schemas.state;

import org.jspecify.annotations.NullMarked;
