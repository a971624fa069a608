/** The seats of an event in one answer, and as Server-Sent Events. */
@NullMarked
package io.holdfast.api.http.seats;

import org.jspecify.annotations.NullMarked;
