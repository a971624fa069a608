package io.holdfast.api;

import io.holdfast.api.seats.FakeFeed;
import io.holdfast.api.usecase.FakeContactWriter;
import io.holdfast.api.usecase.FakeCopies;
import io.holdfast.api.usecase.FakeFence;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.schemas.Partitions;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the place of Kafka in tests of the HTTP edge. */
@ApplicationScoped
class FakePorts {

    @Mock
    @Produces
    @Singleton
    Partitions partitions() {
        return Partitions.DEFAULT;
    }

    @Mock
    @Produces
    @Singleton
    FakeLog log() {
        return new FakeLog();
    }

    @Mock
    @Produces
    @Singleton
    FakeContactWriter contacts() {
        return new FakeContactWriter();
    }

    @Mock
    @Produces
    @Singleton
    FakeViews views() {
        return new FakeViews();
    }

    @Mock
    @Produces
    @Singleton
    FakeCopies copies() {
        return new FakeCopies();
    }

    @Mock
    @Produces
    @Singleton
    FakeFence fence() {
        return new FakeFence();
    }

    @Mock
    @Produces
    @Singleton
    FakeLag lag() {
        return new FakeLag();
    }

    @Mock
    @Produces
    @Singleton
    FakeFeed feed(FakeViews views) {
        return new FakeFeed(views);
    }
}
