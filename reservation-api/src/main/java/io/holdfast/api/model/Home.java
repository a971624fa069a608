package io.holdfast.api.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an event is opened, and between which regions its places may move.
 *
 * @param region that opens it, and has every place that it has not ceded
 * @param others the other regions that may have some
 * @param shares what they get when it is opened, by their names
 */
public record Home(String region, List<String> others, SortedMap<String, Places> shares) {

    /** Keeps copies. */
    public Home {
        others = List.copyOf(others);
        shares = new TreeMap<>(shares);
    }

    /** One whose other regions get nothing at first. */
    public Home(String region, List<String> others) {
        this(region, others, new TreeMap<>());
    }

    /** The same, with these shares. */
    public Home with(Map<String, Places> given) {
        return new Home(region, others, new TreeMap<>(given));
    }
}
