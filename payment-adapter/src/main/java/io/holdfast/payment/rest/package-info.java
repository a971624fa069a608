/** What people who look after payments can see. */
@NullMarked
package io.holdfast.payment.rest;

import org.jspecify.annotations.NullMarked;
