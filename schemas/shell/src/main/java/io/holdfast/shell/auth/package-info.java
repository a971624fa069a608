/** Who may ask over HTTP: what is configured, and what holds if callers are not known. */
@NullMarked
package io.holdfast.shell.auth;

import org.jspecify.annotations.NullMarked;
