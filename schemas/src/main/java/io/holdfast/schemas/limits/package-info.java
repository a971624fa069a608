/**
 * What a request may contain, each limit once: the HTTP edge refuses by it, and the rules, the mailer and the payment provider's adapter
 * rely on it. Pure functions that need nothing but Java.
 */
@NullMarked
package io.holdfast.schemas.limits;

import org.jspecify.annotations.NullMarked;
