/** The changes of an event's seats, and the streams that follow them. */
@NullMarked
package io.holdfast.api.seats;

import org.jspecify.annotations.NullMarked;
