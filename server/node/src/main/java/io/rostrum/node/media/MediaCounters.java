package io.rostrum.node.media;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.sfu.DropReason;
import io.rostrum.sfu.MediaMeter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What passes through the media port, counted for {@code /metrics}. Any thread may read it. */
final class MediaCounters implements MediaMeter {

    private final LongAdder received = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder forwardedBytes = new LongAdder();
    private final LongAdder repaired = new LongAdder();
    private final LongAdder outletFull = new LongAdder();
    private final Map<DropReason, LongAdder> dropped;
    private final Map<DtlsFailure.Reason, LongAdder> handshakesFailed;

    MediaCounters(MeterRegistry registry) {
        counter(registry, "rostrum.media.received", received, "Datagrams that came in");
        counter(registry, "rostrum.media.received.bytes", receivedBytes, "Bytes that came in");
        counter(
                registry,
                "rostrum.media.forwarded",
                forwarded,
                "Packets sent to listeners, one a listener");
        counter(registry, "rostrum.media.forwarded.bytes", forwardedBytes, "Bytes of those");
        counter(
                registry,
                "rostrum.media.repaired",
                repaired,
                "Lost packets recovered from the publisher's redundancy");
        counter(
                registry,
                "rostrum.media.outlet.full",
                outletFull,
                "Datagrams dropped because the socket took no more");
        dropped = byReason(registry, "rostrum.media.dropped", DropReason.class);
        handshakesFailed =
                byReason(registry, "rostrum.media.handshakes.failed", DtlsFailure.Reason.class);
    }

    private static <E extends Enum<E>> Map<E, LongAdder> byReason(
            MeterRegistry registry, String name, Class<E> reasons) {
        Map<E, LongAdder> adders = new EnumMap<>(reasons);
        for (E reason : reasons.getEnumConstants()) {
            LongAdder adder = new LongAdder();
            adders.put(reason, adder);
            FunctionCounter.builder(name, adder, LongAdder::sum)
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        return adders;
    }

    private static void counter(
            MeterRegistry registry, String name, LongAdder adder, String description) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    @Override
    public void received(int bytes) {
        received.increment();
        receivedBytes.add(bytes);
    }

    @Override
    public void forwarded(int bytes) {
        forwarded.increment();
        forwardedBytes.add(bytes);
    }

    @Override
    public void dropped(DropReason reason) {
        count(dropped, reason);
    }

    @Override
    public void repaired() {
        repaired.increment();
    }

    @Override
    public void handshakeFailed(DtlsFailure.Reason reason) {
        count(handshakesFailed, reason);
    }

    private static <E extends Enum<E>> void count(Map<E, LongAdder> adders, E reason) {
        LongAdder adder = adders.get(reason);
        if (adder != null) {
            adder.increment();
        }
    }

    void outletFull() {
        outletFull.increment();
    }
}
