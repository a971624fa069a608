/** What can be set, and what is accepted. */
@NullMarked
package io.holdfast.payment.settings;

import org.jspecify.annotations.NullMarked;
