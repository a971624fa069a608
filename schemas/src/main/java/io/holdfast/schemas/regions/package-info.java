/** Regions: which there are, what is copied from one to the other, and where a copy comes from. */
@NullMarked
package io.holdfast.schemas.regions;

import org.jspecify.annotations.NullMarked;
