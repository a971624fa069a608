/** The local stack: a broker, a registry and the services as child processes of one supervisor. */
@NullMarked
package io.holdfast.local;

import org.jspecify.annotations.NullMarked;
