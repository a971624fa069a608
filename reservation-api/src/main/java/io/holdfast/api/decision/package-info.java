/** Sends a command and waits for the owner's decision. */
@NullMarked
package io.holdfast.api.decision;

import org.jspecify.annotations.NullMarked;
