/** A log to measure the audit with; run by hand. */
@NullMarked
package io.holdfast.hold.audit.bench;

import org.jspecify.annotations.NullMarked;
