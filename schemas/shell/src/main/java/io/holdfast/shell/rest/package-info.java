/** What the services answer over HTTP in the same way. */
@NullMarked
package io.holdfast.shell.rest;

import org.jspecify.annotations.NullMarked;
