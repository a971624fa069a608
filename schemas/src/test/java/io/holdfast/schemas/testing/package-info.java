/** For the tests of whoever reads and writes the topics. */
@NullMarked
package io.holdfast.schemas.testing;

import org.jspecify.annotations.NullMarked;
