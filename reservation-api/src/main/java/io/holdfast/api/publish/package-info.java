/** Puts commands on the log. Nothing is acknowledged to a caller before every in-sync replica has it. */
@NullMarked
package io.holdfast.api.publish;

import org.jspecify.annotations.NullMarked;
