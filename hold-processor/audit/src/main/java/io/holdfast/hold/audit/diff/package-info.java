/** One log through two builds of the rules. */
@NullMarked
package io.holdfast.hold.audit.diff;

import org.jspecify.annotations.NullMarked;
