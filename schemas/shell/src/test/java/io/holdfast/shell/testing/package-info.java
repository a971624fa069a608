/** What the tests of services share that are asked over HTTP. */
@NullMarked
package io.holdfast.shell.testing;

import org.jspecify.annotations.NullMarked;
