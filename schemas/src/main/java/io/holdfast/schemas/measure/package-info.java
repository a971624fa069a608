/** What more than one service measures, so that it has one name and one meaning. */
@NullMarked
package io.holdfast.schemas.measure;

import org.jspecify.annotations.NullMarked;
