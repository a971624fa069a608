package io.holdfast.api.view.store;

import static io.holdfast.api.view.store.StateFixture.EVENT;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.schemas.LogPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The views over a store that a test fills. */
abstract class StoreViewsFixture {

    final List<Boolean> readable = new ArrayList<>();
    StateFixture states;
    StoreViews views;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        states = new StateFixture(stateDir, _ -> readable.add(views.hasReservation(EVENT, "cart-1")));
        views = states.views;
    }

    @AfterEach
    void stop() {
        states.close();
    }

    Map<String, SeatStatus> taken() {
        return views.seats(EVENT).taken();
    }

    Optional<LogPosition> newest() {
        return views.seats(EVENT).newest();
    }
}
