/** Logs to audit. */
@NullMarked
package io.holdfast.hold.audit;

import org.jspecify.annotations.NullMarked;
