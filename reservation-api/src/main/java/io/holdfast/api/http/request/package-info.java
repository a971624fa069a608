/** Reads and checks requests. */
@NullMarked
package io.holdfast.api.http.request;

import org.jspecify.annotations.NullMarked;
