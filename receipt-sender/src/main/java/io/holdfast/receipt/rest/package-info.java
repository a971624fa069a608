/** What a person asks about receipts, over HTTP. */
@NullMarked
package io.holdfast.receipt.rest;

import org.jspecify.annotations.NullMarked;
