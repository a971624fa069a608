/** The web page in a real browser, before the stack that the other tests use. */
@NullMarked
package io.holdfast.system.browser;

import org.jspecify.annotations.NullMarked;
