/** Stands in for an identity provider: issues a token that says whatever its caller asks for, and publishes the keys to verify it. */
@NullMarked
package io.holdfast.standin.issuer;

import org.jspecify.annotations.NullMarked;
