/** What the programs of operators have in common: how they are run, which cluster they work on, and how they read it. */
@NullMarked
package io.holdfast.hold.tool;

import org.jspecify.annotations.NullMarked;
