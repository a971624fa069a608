/**
 * The processor and its rules over a simulated log, clock, transaction coordinator, payment provider and callers; everything that happens
 * follows from a seed.
 */
@NullMarked
package io.holdfast.hold.simulation;

import org.jspecify.annotations.NullMarked;
