/** Prepares a cluster and a registry before a version is started that needs more of them. Nothing else asks the registry. */
@NullMarked
package io.holdfast.setup;

import org.jspecify.annotations.NullMarked;
