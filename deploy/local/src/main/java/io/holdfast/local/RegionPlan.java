package io.holdfast.local;

import io.holdfast.schemas.regions.Regions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a stack stands among those of all regions. What connects two regions, and the stand-ins that both share, are reached on the
 * ports of this plan alone.
 *
 * @param regions which one the stack is of, and which there are
 * @param blocks the ports of each region's stack, in the order of the regions
 */
record RegionPlan(Regions regions, List<StackPorts> blocks) {

    /** Two, until the ports of a third one's links are planned. */
    static final int REGIONS = 2;

    RegionPlan {
        blocks = List.copyOf(blocks);
        if (regions.all().size() != REGIONS || blocks.size() != REGIONS) {
            throw new IllegalArgumentException("--regions takes two names, such as eu,us, not " + regions.all());
        }
    }

    String name() {
        return regions.here().orElseThrow();
    }

    /** Whether the payment provider and the mail server are among its parts: there is one of each for both regions. */
    boolean isFirst() {
        return name().equals(regions.all().getFirst());
    }

    StackPorts first() {
        return blocks.getFirst();
    }

    StackPorts of(String region) {
        return blocks.get(regions.all().indexOf(region));
    }

    /** Where the network is told what the links are to do: the second block has no stand-ins on its ports. */
    int network() {
        return blocks.getLast().paymentProvider();
    }

    /** Where the mirrors of other regions find this one's broker: the network listens there, and passes them on. */
    int linked(String region) {
        return regions.all().indexOf(region) == 0
                ? blocks.getLast().smtp()
                : blocks.getLast().inbox();
    }

    /** Where each other region takes calls. */
    Map<String, String> urls() {
        return regions.others().stream()
                .collect(Collectors.toMap(
                        other -> other, other -> StackPorts.url(of(other).first())));
    }
}
