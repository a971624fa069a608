/** The owner's states, as far as this instance has read them. */
@NullMarked
package io.holdfast.api.view;

import org.jspecify.annotations.NullMarked;
