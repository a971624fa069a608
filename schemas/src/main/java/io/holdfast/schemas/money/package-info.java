/** Currencies and their units: pure, for every part that names, shows or charges an amount. */
@NullMarked
package io.holdfast.schemas.money;

import org.jspecify.annotations.NullMarked;
