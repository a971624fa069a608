/** What each call does: it looks at the views, sends a command if the owner must decide, and answers. */
@NullMarked
package io.holdfast.api.usecase;

import org.jspecify.annotations.NullMarked;
