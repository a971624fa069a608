/** {@code holdfast audit} on the command line. */
@NullMarked
package io.holdfast.hold.audit.cli;

import org.jspecify.annotations.NullMarked;
