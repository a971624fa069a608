/** A log that a version of Holdfast wrote, kept as it was: every later build has to decide the same from its commands. */
@NullMarked
package io.holdfast.hold.audit.golden;

import org.jspecify.annotations.NullMarked;
