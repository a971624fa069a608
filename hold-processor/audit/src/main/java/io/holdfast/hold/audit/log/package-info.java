/** The raw topics as the audit reads them: by partition, from one offset to another, and never written to. */
@NullMarked
package io.holdfast.hold.audit.log;

import org.jspecify.annotations.NullMarked;
