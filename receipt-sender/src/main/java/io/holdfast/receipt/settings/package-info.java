/** What can be set, and what is accepted. */
@NullMarked
package io.holdfast.receipt.settings;

import org.jspecify.annotations.NullMarked;
