/** The mirror of a region: copies the topics of other regions into its own cluster, and stamps each copy with where the original is. */
@NullMarked
package io.holdfast.mirror;

import org.jspecify.annotations.NullMarked;
