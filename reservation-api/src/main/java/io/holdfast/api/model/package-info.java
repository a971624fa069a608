/** What the owner of the seats has published: events, reservations and their seats, and the log positions that decided them. Pure records. */
@NullMarked
package io.holdfast.api.model;

import org.jspecify.annotations.NullMarked;
