/** Design B: a web process over PostgreSQL, with one round trip for a hold. */
@NullMarked
package io.holdfast.bench.baseline.postgres;

import org.jspecify.annotations.NullMarked;
