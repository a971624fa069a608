/** What every service does around its work: settings, start, end, health, spans and metrics; reading and writing ledgers. */
@NullMarked
package io.holdfast.shell;

import org.jspecify.annotations.NullMarked;
