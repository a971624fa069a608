/** What can be set, and what is accepted. */
@NullMarked
package io.holdfast.api.settings;

import org.jspecify.annotations.NullMarked;
