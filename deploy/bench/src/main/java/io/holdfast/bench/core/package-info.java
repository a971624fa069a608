/** What a decision and its records cost by themselves, without a log, a store or a network: JMH benchmarks. */
@NullMarked
package io.holdfast.bench.core;

import org.jspecify.annotations.NullMarked;
