/** How far the consumer groups are behind the log. */
@NullMarked
package io.holdfast.api.lag;

import org.jspecify.annotations.NullMarked;
