/** What happened to one reservation, from every topic that says something about it. */
@NullMarked
package io.holdfast.hold.audit.story;

import org.jspecify.annotations.NullMarked;
