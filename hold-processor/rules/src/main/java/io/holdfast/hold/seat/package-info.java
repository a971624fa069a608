/**
 * The rules: who holds which seat, until when, and why somebody does not. Pure functions over data; imports nothing but {@code java.*}, and what
 * the edge checks requests with, too: {@code io.holdfast.schemas.limits} and {@code money}.
 *
 * <p>{@link io.holdfast.hold.seat.Decider} turns a command into facts, {@link io.holdfast.hold.seat.Evolver} turns a fact into changes of
 * state, and nobody in here knows where the state is kept or what time it is.
 */
@NullMarked
package io.holdfast.hold.seat;

import org.jspecify.annotations.NullMarked;
