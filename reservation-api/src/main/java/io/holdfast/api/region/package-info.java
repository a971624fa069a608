/** What belongs to other regions: which ids, and what is known of it here from the copies of their logs. */
@NullMarked
package io.holdfast.api.region;

import org.jspecify.annotations.NullMarked;
