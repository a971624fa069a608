package io.holdfast.api;

import io.holdfast.api.answer.EdgeSettings;
import io.holdfast.api.answer.PageSettings;
import io.holdfast.api.command.Admission;
import io.holdfast.api.command.Attempts;
import io.holdfast.api.command.Changes;
import io.holdfast.api.command.Checkouts;
import io.holdfast.api.command.CommandWatch;
import io.holdfast.api.command.Desk;
import io.holdfast.api.command.EventIndex;
import io.holdfast.api.command.Events;
import io.holdfast.api.command.Holds;
import io.holdfast.api.command.Lookup;
import io.holdfast.api.command.Overview;
import io.holdfast.api.command.Progress;
import io.holdfast.api.command.ReceiptAddresses;
import io.holdfast.api.command.Reservations;
import io.holdfast.api.command.Room;
import io.holdfast.api.command.SeatStreams;
import io.holdfast.api.command.SoldOut;
import io.holdfast.api.command.Waiters;
import io.holdfast.api.publish.CommandLog;
import io.holdfast.api.publish.Contacts;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.view.Fence;
import io.holdfast.api.view.SeatFeed;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Waits;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.measure.ClockOffset;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the calls to the ports that they go through. */
@ApplicationScoped
class Service {

    @Produces
    @Singleton
    Attempts attempts(CommandLog log, Settings settings, Progress progress, CommandWatch watch) {
        return new Attempts(log, settings.limits().pending(), System::nanoTime, progress, watch);
    }

    @Produces
    @Singleton
    Waiters waiters(Settings settings, CommandWatch watch) {
        return new Waiters(settings.limits().waiting(), settings.limits().reading(), watch);
    }

    @Produces
    @Singleton
    Waits waits() {
        return new Waits();
    }

    /** Those who wait are told what is known, before the server waits for what is under way. */
    void stop(@Observes ShutdownDelayInitiatedEvent event, Waits waits) {
        waits.end();
    }

    @Produces
    @Singleton
    Progress progress() {
        return new Progress(System::nanoTime);
    }

    @Produces
    @Singleton
    Room room(Settings settings) {
        return new Room(settings.limits().waiting(), settings.limits().behind(), System::nanoTime);
    }

    @Produces
    @Singleton
    Admission admission(
            Partitions partitions,
            Attempts attempts,
            Views views,
            Progress progress,
            Room room,
            Settings settings,
            CommandWatch watch) {
        return new Admission(
                partitions, attempts, views, progress, room, settings.limits().behind(), System::nanoTime, watch);
    }

    @Produces
    @Singleton
    Desk desk(Attempts attempts, Waiters waiters, Waits waits) {
        return new Desk(attempts, waiters, waits);
    }

    @Produces
    @Singleton
    Lookup lookup(Views views, Fence fence, Waiters waiters) {
        return new Lookup(views, fence, waiters);
    }

    @Produces
    @Singleton
    SoldOut soldOut(Views views) {
        return new SoldOut(views);
    }

    @Produces
    @Singleton
    Holds holds(Views views, Lookup lookup, Attempts attempts, Desk desk, SoldOut soldOut, CommandWatch watch) {
        return new Holds(views, lookup, attempts, desk, soldOut, watch);
    }

    @Produces
    @Singleton
    Reservations reservations(Views views, Lookup lookup, Attempts attempts, Desk desk) {
        return new Reservations(views, lookup, attempts, desk);
    }

    @Produces
    @Singleton
    Changes changes(Waits waits) {
        return new Changes(waits);
    }

    @Produces
    @Singleton
    Checkouts checkouts(
            Views views,
            Lookup lookup,
            Attempts attempts,
            Desk desk,
            Waiters waiters,
            Changes changes,
            Contacts contacts,
            Settings settings) {
        return new Checkouts(views, lookup, attempts, desk, waiters, changes, contacts, settings.paymentWindow());
    }

    @Produces
    @Singleton
    ReceiptAddresses receiptAddresses(Lookup lookup, Contacts contacts) {
        return new ReceiptAddresses(lookup, contacts);
    }

    @Produces
    @Singleton
    EventIndex eventIndex() {
        return new EventIndex();
    }

    @Produces
    @Singleton
    Events events(Views views, Lookup lookup, Desk desk, EventIndex index) {
        return new Events(views, lookup, desk, index);
    }

    @Produces
    @Singleton
    SeatStreams seatStreams(SeatFeed feed, Settings settings) {
        return new SeatStreams(feed, settings.limits().streams());
    }

    @Produces
    @Singleton
    Overview overview(Views views, ClockOffset offset) {
        return new Overview(views, offset.brokers());
    }

    @Produces
    @Singleton
    EdgeSettings edgeSettings(Settings settings) {
        return new EdgeSettings(settings.limits().body());
    }

    @Produces
    @Singleton
    PageSettings pageSettings(Settings settings) {
        return new PageSettings(settings.inboxUrl());
    }
}
