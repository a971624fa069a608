/** The running service: settings, the Streams client's life, health and metrics. */
@NullMarked
package io.holdfast.hold.app;

import org.jspecify.annotations.NullMarked;
