/** The shell around the rules: reads commands, keeps the state in stores, writes facts and views. Decides nothing. */
@NullMarked
package io.holdfast.hold.topology;

import org.jspecify.annotations.NullMarked;
