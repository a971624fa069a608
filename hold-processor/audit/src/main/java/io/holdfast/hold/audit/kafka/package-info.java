/** The topics of a Kafka cluster. The only place of the audit that has a client, and it has none that could write. */
@NullMarked
package io.holdfast.hold.audit.kafka;

import org.jspecify.annotations.NullMarked;
