/** Between the records on the log and the rules: a mapping without decisions. */
@NullMarked
package io.holdfast.hold.codec;

import org.jspecify.annotations.NullMarked;
