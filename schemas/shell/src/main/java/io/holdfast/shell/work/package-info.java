/** Takes records of a channel up, many at once: each on a virtual thread of its own, those of a key one after the other. */
@NullMarked
package io.holdfast.shell.work;

import org.jspecify.annotations.NullMarked;
