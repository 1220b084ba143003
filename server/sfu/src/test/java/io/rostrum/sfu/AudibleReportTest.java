package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AudibleReportTest {

    private static final long MILLISECOND = 1_000_000;

    private final List<List<AudibleSource>> told = new ArrayList<>();
    private final AudibleReport report =
            new AudibleReport(
                    new RoomObserver() {
                        @Override
                        public void audible(List<AudibleSource> loudestFirst) {
                            told.add(loudestFirst);
                        }

                        @Override
                        public void transportChanged(EndpointId endpoint, TransportState state) {
                            throw new AssertionError("not asked for");
                        }

                        @Override
                        public void handshakeFailed(
                                EndpointId endpoint, DtlsFailure.Reason reason) {
                            throw new AssertionError("not asked for");
                        }
                    },
                    0);

    @Test
    void whatIsNoNewsIsNotTold() {
        report.update(List.of(), 0);
        report.update(List.of(at("ana", 30)), 1000 * MILLISECOND);
        report.update(List.of(at("ana", 32)), 2000 * MILLISECOND);
        assertThat(told).containsExactly(List.of(at("ana", 30)));
    }

    @Test
    void newsIsToldAtMostFiveTimesASecondAndTheLastOfItInTheEnd() {
        for (int i = 0; i < 1000; i += 20) {
            report.update(List.of(at("ana", i % 40 == 0 ? 20 : 40)), i * MILLISECOND);
        }
        assertThat(told).hasSize(5);
        report.update(List.of(), 1200 * MILLISECOND);
        assertThat(told.getLast()).isEmpty();
    }

    @Test
    void anotherOrderIsNews() {
        report.update(List.of(at("ana", 30), at("ben", 31)), 0);
        report.update(List.of(at("ben", 30), at("ana", 31)), 200 * MILLISECOND);
        assertThat(told).hasSize(2);
    }

    private static AudibleSource at(String name, int level) {
        return new AudibleSource(new EndpointId(name), level);
    }
}
