/** The local store of the views: the states, and the index of the taken seats that follows from them. */
@NullMarked
package io.holdfast.api.view.store;

import org.jspecify.annotations.NullMarked;
