/** Stands in for the mail server: a real SMTP server whose mails are read over HTTP, and which fails on demand. */
@NullMarked
package io.holdfast.standin.mail;

import org.jspecify.annotations.NullMarked;
