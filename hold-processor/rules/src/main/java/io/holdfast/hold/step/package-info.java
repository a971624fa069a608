/**
 * One command, from its bytes to what is written because of it: a function of the record and the state alone. The topology runs it on the
 * live log and the audit on the same log later, so that the two cannot differ.
 */
@NullMarked
package io.holdfast.hold.step;

import org.jspecify.annotations.NullMarked;
