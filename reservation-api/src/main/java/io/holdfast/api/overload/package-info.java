/** Refuses holds that could not be decided in time. */
@NullMarked
package io.holdfast.api.overload;

import org.jspecify.annotations.NullMarked;
