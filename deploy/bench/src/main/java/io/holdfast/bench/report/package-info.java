/** What is printed: a table for people, JSON for programs, a chart for documents. */
@NullMarked
package io.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
