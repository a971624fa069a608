package io.holdfast.drill;

import java.util.List;

/** A drill on a stack of two regions (P14, P15). */
abstract class InTwoRegions extends Drill {

    InTwoRegions(String name, String announcement) {
        super(name, announcement);
    }

    @Override
    public final List<String> regions() {
        return List.of(SharedHall.EU, SharedHall.US);
    }
}
