/** What is taken away in a region that comes back after it was taken over. */
@NullMarked
package io.holdfast.hold.retire;

import org.jspecify.annotations.NullMarked;
