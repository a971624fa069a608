/** Proof of absence: waits until the views have come as far as the log. */
@NullMarked
package io.holdfast.api.fence;

import org.jspecify.annotations.NullMarked;
