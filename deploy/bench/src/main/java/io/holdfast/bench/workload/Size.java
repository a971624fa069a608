package io.holdfast.bench.workload;

/**
 * How large the halls of {@code spread} are.
 *
 * @param seats of each; 0 for as many as a load needs
 * @param refusedPercent how many of a hundred carts ask for seats that an earlier one got
 */
public record Size(int events, int seats, int refusedPercent) {

    private static final int ALL = 100;

    /** Enough events to lie on every partition, as many seats as a load needs, nobody refused. */
    public static final Size DEFAULT = new Size(36, 0, 0);

    /** Rejects what cannot be opened. */
    public Size {
        if (events < 1 || seats < 0 || seats % Hall.SEATS_PER_ROW != 0 || refusedPercent < 0 || refusedPercent >= ALL) {
            throw new IllegalArgumentException(
                    "--events must be positive, --seats a multiple of %d, and --refused 0 to 99"
                            .formatted(Hall.SEATS_PER_ROW));
        }
    }

    /** Whether it says how large they are: then the same ones serve every phase of a run. */
    boolean fixed() {
        return seats > 0;
    }
}
