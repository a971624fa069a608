/** Tries the whole way of a hold, again and again, on an event of its own. */
@NullMarked
package io.holdfast.api.canary;

import org.jspecify.annotations.NullMarked;
