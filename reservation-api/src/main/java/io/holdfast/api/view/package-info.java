/** What the owner of the seats has published, materialised in this process and read only; and proof of how far that has come. */
@NullMarked
package io.holdfast.api.view;

import org.jspecify.annotations.NullMarked;
