/** The HTTP contract, as far as the bench asks for it, before any owner of seats. */
@NullMarked
package io.holdfast.bench.baseline.http;

import org.jspecify.annotations.NullMarked;
