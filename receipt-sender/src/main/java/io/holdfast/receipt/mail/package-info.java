/** Puts a receipt into a mail and hands it to the mail server. */
@NullMarked
package io.holdfast.receipt.mail;

import org.jspecify.annotations.NullMarked;
