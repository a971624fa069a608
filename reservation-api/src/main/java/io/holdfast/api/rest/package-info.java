/** HTTP: reads and checks requests, hands them on, writes answers. Every refusal is a problem detail (RFC 9457). */
@NullMarked
package io.holdfast.api.rest;

import org.jspecify.annotations.NullMarked;
