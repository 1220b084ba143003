package io.rostrum.node.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rostrum.protocol.control.ServerMessage.ResumptionKind;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The counters of one organisation's meetings. Thread-safe. */
public final class OrganisationMeters {

    private final AtomicInteger rooms = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Counter fresh;
    private final Counter resumed;
    private final Counter events;
    private final Counter roomsFailed;

    OrganisationMeters(MeterRegistry registry, String organisation) {
        Gauge.builder("rostrum.rooms", rooms, AtomicInteger::get)
                .description("Meetings in progress")
                .tag("organisation", organisation)
                .register(registry);
        Gauge.builder("rostrum.sessions", sessions, AtomicInteger::get)
                .description("Participants connected")
                .tag("organisation", organisation)
                .register(registry);
        fresh = joins(registry, organisation, ResumptionKind.FRESH);
        resumed = joins(registry, organisation, ResumptionKind.RESUMED);
        events =
                Counter.builder("rostrum.meeting.events")
                        .description("Events of meetings")
                        .tag("organisation", organisation)
                        .register(registry);
        roomsFailed =
                Counter.builder("rostrum.rooms.failed")
                        .description("Rooms ended by a mistake of the server")
                        .tag("organisation", organisation)
                        .register(registry);
    }

    private static Counter joins(
            MeterRegistry registry, String organisation, ResumptionKind resumption) {
        return Counter.builder("rostrum.joins")
                .description("Joins, by whether the session was resumed")
                .tag("organisation", organisation)
                .tag("resumption", resumption.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    public void roomOpened() {
        rooms.incrementAndGet();
    }

    public void roomClosed() {
        rooms.decrementAndGet();
    }

    public void roomFailed() {
        roomsFailed.increment();
    }

    public void joined(ResumptionKind resumption) {
        switch (resumption) {
            case FRESH -> fresh.increment();
            case RESUMED -> resumed.increment();
        }
    }

    public void connected() {
        sessions.incrementAndGet();
    }

    public void disconnected() {
        sessions.decrementAndGet();
    }

    public void events(int count) {
        events.increment(count);
    }
}
