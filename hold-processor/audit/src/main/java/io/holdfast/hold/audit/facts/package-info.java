/**
 * What the facts themselves say: who took which seat, what became of each reservation, payment and sale. Kept by a reading of the facts that
 * shares nothing with the rules, so that a fault of the rules is seen, too.
 */
@NullMarked
package io.holdfast.hold.audit.facts;

import org.jspecify.annotations.NullMarked;
