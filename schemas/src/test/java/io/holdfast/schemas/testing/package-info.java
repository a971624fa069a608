/** For the tests of all modules that read and write the topics. */
@NullMarked
package io.holdfast.schemas.testing;

import org.jspecify.annotations.NullMarked;
