/** Starts and stops reservation-api and wires its parts together. */
@NullMarked
package io.holdfast.api;

import org.jspecify.annotations.NullMarked;
