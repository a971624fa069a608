/** What an operator runs: prepares a cluster and a registry before a version is started that needs more of them; takes a command out. */
@NullMarked
package io.holdfast.hold.setup;

import org.jspecify.annotations.NullMarked;
