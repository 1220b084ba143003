package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import java.util.EnumMap;
import java.util.Map;

/** Counts, for the tests to ask. */
final class CountingMeter implements MediaMeter {

    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final Map<DtlsFailure.Reason, Integer> failures =
            new EnumMap<>(DtlsFailure.Reason.class);
    private long received;
    private long forwarded;
    private long repaired;

    @Override
    public void received(int bytes) {
        received++;
    }

    @Override
    public void forwarded(int bytes) {
        forwarded++;
    }

    @Override
    public void dropped(DropReason reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    @Override
    public void repaired() {
        repaired++;
    }

    @Override
    public void handshakeFailed(DtlsFailure.Reason reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    long received() {
        return received;
    }

    long forwarded() {
        return forwarded;
    }

    long repairs() {
        return repaired;
    }

    long drops(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** Everything that was dropped, by reason. */
    Map<DropReason, Long> dropped() {
        return new EnumMap<>(dropped);
    }

    int failures(DtlsFailure.Reason reason) {
        return failures.getOrDefault(reason, 0);
    }
}
