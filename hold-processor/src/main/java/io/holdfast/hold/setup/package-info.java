/** Prepares a cluster and a registry for the services, before a version is started that needs more of them. */
@NullMarked
package io.holdfast.hold.setup;

import org.jspecify.annotations.NullMarked;
