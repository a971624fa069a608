/** What an audit says, to people and to programs. */
@NullMarked
package io.holdfast.hold.audit.report;

import org.jspecify.annotations.NullMarked;
