/** What is printed: a table for people, JSON for programs. */
@NullMarked
package io.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
