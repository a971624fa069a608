/**
 * An operator's way to go on for a region that is lost: what is known of it is adopted into this region's log, command by command. Nothing here decides;
 * the rules do, when they read the commands.
 */
@NullMarked
package io.holdfast.hold.takeover;

import org.jspecify.annotations.NullMarked;
