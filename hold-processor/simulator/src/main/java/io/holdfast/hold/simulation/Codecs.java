package io.holdfast.hold.simulation;

import io.holdfast.hold.simulation.promise.Reader;
import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.Schemas;

/** How records are written, and how their checks read them. */
record Codecs(Serdes serdes, Reader reader) {

    /** Under ids of their own: no record leaves the simulation. */
    static Codecs inMemory() {
        Schemas schemas = Schemas.carried();
        return new Codecs(Serdes.from(schemas), Reader.from(schemas));
    }
}
