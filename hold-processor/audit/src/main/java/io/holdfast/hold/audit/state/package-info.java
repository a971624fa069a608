/** State in bounded memory: what was used last as objects, the rest on disk for as long as the audit runs. */
@NullMarked
package io.holdfast.hold.audit.state;

import org.jspecify.annotations.NullMarked;
