/** Callers that are known by their tokens. A service that nobody asks over HTTP leaves these beans out. */
@NullMarked
package io.holdfast.shell.oidc;

import org.jspecify.annotations.NullMarked;
