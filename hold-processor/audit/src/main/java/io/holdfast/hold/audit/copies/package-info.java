/** The log of another region, as its copies have it: what was copied twice is read once, and a gap is seen. */
@NullMarked
package io.holdfast.hold.audit.copies;

import org.jspecify.annotations.NullMarked;
