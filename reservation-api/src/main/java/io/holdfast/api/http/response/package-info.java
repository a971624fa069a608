/** Writes answers. Every refusal is a problem detail (RFC 9457). */
@NullMarked
package io.holdfast.api.http.response;

import org.jspecify.annotations.NullMarked;
