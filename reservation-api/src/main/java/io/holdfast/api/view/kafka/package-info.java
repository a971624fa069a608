/** Runs the views: reads the states from Kafka, committed ones into the store and new ones ahead of their commit. */
@NullMarked
package io.holdfast.api.view.kafka;

import org.jspecify.annotations.NullMarked;
