/** The calls of the contract: finds the call of a request, reads it, has it served and writes the answer. */
@NullMarked
package io.holdfast.api.http;

import org.jspecify.annotations.NullMarked;
