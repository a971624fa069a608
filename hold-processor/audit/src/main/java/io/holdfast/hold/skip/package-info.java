/** An operator's way past a command that stops its partition: the only program beside the service that writes what it decides by. */
@NullMarked
package io.holdfast.hold.skip;

import org.jspecify.annotations.NullMarked;
