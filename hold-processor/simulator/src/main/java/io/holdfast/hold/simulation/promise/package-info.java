/**
 * What was promised, held against what was committed. Reads records as any consumer does and knows nothing of the rules that wrote them: the
 * rules cannot be their own judge.
 */
@NullMarked
package io.holdfast.hold.simulation.promise;

import org.jspecify.annotations.NullMarked;
