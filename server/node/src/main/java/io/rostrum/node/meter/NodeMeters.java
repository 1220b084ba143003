package io.rostrum.node.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.RefusalCode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counters of the control plane. Thread-safe. */
public final class NodeMeters {

    private final MeterRegistry registry;
    private final Counter messages;
    private final Counter signalsDropped;
    private final Counter behind;
    private final AtomicInteger unauthenticated = new AtomicInteger();
    private final Map<RefusalCode, Counter> refusals;
    private final Map<CloseCode, Counter> closings;
    private final Map<String, OrganisationMeters> organisations = new ConcurrentHashMap<>();

    public NodeMeters(MeterRegistry registry) {
        this.registry = registry;
        messages =
                Counter.builder("rostrum.messages.received")
                        .description("WebSocket messages that came in")
                        .register(registry);
        signalsDropped =
                Counter.builder("rostrum.signals.ignored")
                        .description("Clients' signals beyond the rate, ignored")
                        .register(registry);
        behind =
                Counter.builder("rostrum.lines.behind")
                        .description("Times a slow line was to get a snapshot instead of events")
                        .register(registry);
        Gauge.builder("rostrum.lines.unauthenticated", unauthenticated, AtomicInteger::get)
                .description("Connections that have not joined yet")
                .register(registry);
        refusals = counters(RefusalCode.values(), "rostrum.refusals", "Requests refused");
        closings = counters(CloseCode.values(), "rostrum.lines.closed", "Lines the server closed");
    }

    private <E extends Enum<E>> Map<E, Counter> counters(E[] codes, String name, String about) {
        return Stream.of(codes)
                .collect(
                        Collectors.toUnmodifiableMap(
                                Function.identity(),
                                code ->
                                        Counter.builder(name)
                                                .description(about)
                                                .tag("code", code.name().toLowerCase(Locale.ROOT))
                                                .register(registry)));
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E code) {
        Counter counter = counters.get(code);
        if (counter != null) {
            counter.increment();
        }
    }

    /** A message came in. */
    public void messageReceived() {
        messages.increment();
    }

    /** A signal beyond the rate was ignored. */
    public void signalIgnored() {
        signalsDropped.increment();
    }

    /** A line fell behind. */
    public void fellBehind() {
        behind.increment();
    }

    /** Something was refused. */
    public void refused(RefusalCode code) {
        count(refusals, code);
    }

    /** A line is closed. */
    public void closing(CloseCode code) {
        count(closings, code);
    }

    /** A connection has opened and not joined yet. */
    public void unauthenticatedOpened() {
        unauthenticated.incrementAndGet();
    }

    /** A connection has joined or gone. */
    public void unauthenticatedSettled() {
        unauthenticated.decrementAndGet();
    }

    /** The counters of one organisation. */
    public OrganisationMeters of(String organisation) {
        return organisations.computeIfAbsent(
                organisation, name -> new OrganisationMeters(registry, name));
    }
}
