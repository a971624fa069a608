/** What a call does: look at the views, send a command where the owner must decide, wait for the decision, and answer. */
@NullMarked
package io.holdfast.api.command;

import org.jspecify.annotations.NullMarked;
