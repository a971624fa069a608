/** Proves or refutes the promises from the raw topics: the rules run again over the commands, and beside them a reading of the facts alone. */
@NullMarked
package io.holdfast.hold.audit.verify;

import org.jspecify.annotations.NullMarked;
