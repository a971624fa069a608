/** Stands in for the network between the machines of a cluster: every connection passes it, and it can be told to fail. */
@NullMarked
package io.holdfast.standin.network;

import org.jspecify.annotations.NullMarked;
