/** The state rebuilt from the log, at any moment of it. */
@NullMarked
package io.holdfast.hold.audit.replay;

import org.jspecify.annotations.NullMarked;
