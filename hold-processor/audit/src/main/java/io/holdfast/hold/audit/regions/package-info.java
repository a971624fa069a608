/** What the logs of several regions say together: each place has one owner, and each transfer arrives once. No clock of one is held against another's. */
@NullMarked
package io.holdfast.hold.audit.regions;

import org.jspecify.annotations.NullMarked;
