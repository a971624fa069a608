package io.holdfast.api.rest;

import io.holdfast.schemas.limits.Ids;

/** The ids in a path. */
final class PathIds {

    private PathIds() {}

    static void check(String event) {
        Refusal.require("event", Ids.problem(event));
    }

    static void check(String event, String reservation) {
        check(event);
        Refusal.require("reservation", Ids.problem(reservation));
    }
}
