package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.ice.IceOutcome.Answered;
import io.rostrum.protocol.media.path.SeededNetwork;
import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import io.rostrum.protocol.media.path.SeededNetwork.Way;
import io.rostrum.protocol.media.path.TransportAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The controlling agent against the lite one, over a network that loses, doubles and reorders. */
final class IceOverANetworkTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final Conditions POOR =
            new Conditions(0.2, 0.1, 5 * MILLISECOND, 400 * MILLISECOND);

    private static final Conditions DEAD = new Conditions(1, 0, 1, 2);

    private static final TransportAddress SERVER = address(1, 5000);
    private static final TransportAddress SERVER_BACKUP = address(2, 5000);
    private static final TransportAddress WIRE = address(10, 1111);
    private static final TransportAddress WLAN = address(11, 2222);

    /** One client and one server on one network. */
    private static final class Call {
        private final SeededNetwork network;
        private final SecureRandom secrets = new SecureRandom();
        private final Random random;
        private final IceLiteAgent server;
        private final List<IceOutcome> outcomes = new ArrayList<>();
        private final List<IceProgress> progress = new ArrayList<>();
        private IceCredentials serverCredentials = IceCredentials.generate(secrets);
        private final IceControllingAgent client;

        Call(long seed, Conditions conditions, CandidatePair... pairs) {
            network = new SeededNetwork(seed, conditions);
            random = new Random(seed);
            server = new IceLiteAgent(serverCredentials, network.nowNanos());
            client =
                    new IceControllingAgent(
                            IceCredentials.generate(secrets),
                            serverCredentials,
                            List.of(pairs),
                            random,
                            network.nowNanos());
            for (TransportAddress address : List.of(SERVER, SERVER_BACKUP)) {
                network.attach(
                        address,
                        (path, bytes, now) ->
                                outcomes.add(
                                        server.receive(
                                                path,
                                                bytes,
                                                0,
                                                bytes.length,
                                                now,
                                                network.outlet())));
            }
            for (TransportAddress address : List.of(WIRE, WLAN)) {
                network.attach(
                        address,
                        (path, bytes, now) -> {
                            progress.add(client.receive(path, bytes, 0, bytes.length, now));
                            client.tick(now, network.outlet());
                        });
            }
            network.every(
                    IceControllingAgent.TICK_NANOS, now -> client.tick(now, network.outlet()));
        }

        void restart(CandidatePair... pairs) {
            serverCredentials = IceCredentials.generate(secrets);
            server.restart(serverCredentials);
            client.restart(
                    IceCredentials.generate(secrets),
                    serverCredentials,
                    List.of(pairs),
                    network.nowNanos());
        }
    }

    @Property(tries = 100)
    void aPathIsNominatedWhateverTheNetworkLoses(@ForAll long seed) {
        Call call = new Call(seed, POOR, pair(WIRE, SERVER, 2), pair(WLAN, SERVER, 1));
        call.network.run(30 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
        Way selected = (Way) call.client.selectedPath().orElseThrow();
        assertThat(call.server.selectedPath()).contains(new Way(selected.to(), selected.from()));
        assertThat(call.client.mappedAddress()).contains(selected.from());
        assertThat(call.outcomes).doesNotHaveAnyElementsOfTypes(IceOutcome.Refused.class);
    }

    @Property(tries = 50)
    void consentStaysFreshOnAPoorNetwork(@ForAll long seed) {
        Call call = new Call(seed, POOR, pair(WIRE, SERVER, 1));
        call.network.run(30 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
        call.network.run(300 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
        assertThat(call.server.expired(call.network.nowNanos())).isFalse();
    }

    @Test
    void onAGoodNetworkTheBestPathIsSelectedAtOnce() {
        Call call = new Call(1, Conditions.perfect(), pair(WLAN, SERVER, 1), pair(WIRE, SERVER, 2));
        call.network.run(100 * MILLISECOND);
        assertThat(call.client.selectedPath()).contains(new Way(WIRE, SERVER));
        assertThat(call.server.selectedPath()).contains(new Way(SERVER, WIRE));
    }

    @Test
    void aBetterPathThatDoesNotAnswerIsNotWaitedForLong() {
        Call call =
                new Call(
                        2,
                        Conditions.perfect(),
                        pair(WIRE, address(9, 9), 2),
                        pair(WLAN, SERVER_BACKUP, 1));
        call.network.run(400 * MILLISECOND);
        assertThat(call.client.selectedPath()).contains(new Way(WLAN, SERVER_BACKUP));
    }

    @Test
    void checksArePacedAndRetransmitted() {
        List<Long> arrivals = new ArrayList<>();
        Call call = new Call(3, Conditions.perfect(), pair(WIRE, SERVER, 1), pair(WLAN, SERVER, 2));
        long start = call.network.nowNanos();
        call.network.attach(
                SERVER, (path, bytes, now) -> arrivals.add((now - start) / MILLISECOND));
        call.network.run(4 * SECOND);
        assertThat(arrivals).containsExactly(60L, 110L, 560L, 610L, 1560L, 1610L, 3560L, 3610L);
    }

    @Test
    void consentIsAskedForEveryFourToSixSeconds() {
        List<Long> arrivals = new ArrayList<>();
        Call call = new Call(4, Conditions.perfect(), pair(WIRE, SERVER, 1));
        call.network.run(SECOND);
        call.network.attach(
                SERVER,
                (path, bytes, now) -> {
                    arrivals.add(now);
                    call.server.receive(path, bytes, 0, bytes.length, now, call.network.outlet());
                });
        call.network.run(600 * SECOND);
        assertThat(arrivals).hasSizeBetween(100, 150);
        for (int i = 1; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - 1))
                    .isBetween(4 * SECOND, 6 * SECOND + 50 * MILLISECOND);
        }
        assertThat(arrivals.stream().map(at -> at / (100 * MILLISECOND)).distinct().count())
                .isGreaterThan(50);
        assertThat(call.progress).contains(IceProgress.Advanced.CONSENTED);
    }

    @Test
    void anUnansweredConsentCheckIsSoonFollowedByAnother() {
        List<Long> arrivals = new ArrayList<>();
        Call call = new Call(10, Conditions.perfect(), pair(WIRE, SERVER, 1));
        call.network.run(SECOND);
        call.network.attach(SERVER, (path, bytes, now) -> arrivals.add(now));
        call.network.run(20 * SECOND);
        assertThat(arrivals).hasSizeGreaterThan(9);
        for (int i = 1; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - 1)).isBetween(SECOND, 1600 * MILLISECOND);
        }
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
    }

    @Test
    void whenTheNetworkDiesBothSidesStopWithinThirtySecondsOfTheLastCheck() {
        Call call = new Call(5, Conditions.perfect(), pair(WIRE, SERVER, 1));
        call.network.run(60 * SECOND);
        call.network.become(DEAD);
        call.network.run(23 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
        assertThat(call.server.expired(call.network.nowNanos())).isFalse();
        call.network.run(8 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.EXPIRED);
        assertThat(call.client.selectedPath()).isEmpty();
        assertThat(call.server.expired(call.network.nowNanos())).isTrue();
    }

    @Test
    void withoutAnyAnswerTheSearchFailsAfterThirtySeconds() {
        Call call = new Call(6, DEAD, pair(WIRE, SERVER, 1));
        call.network.run(29 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CHECKING);
        call.network.run(2 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.FAILED);
    }

    @Property(tries = 100)
    void aRestartMovesToAnotherNetworkWhileTheOldPathIsUsed(@ForAll long seed) {
        Call call = new Call(seed, POOR, pair(WIRE, SERVER, 1));
        call.network.run(30 * SECOND);
        Way old = (Way) call.client.selectedPath().orElseThrow();

        call.restart(pair(WLAN, SERVER_BACKUP, 1));
        assertThat(call.client.selectedPath()).contains(old);
        assertThat(call.server.ufrags()).hasSize(2);
        call.network.run(30 * SECOND);

        assertThat(call.client.selectedPath()).contains(new Way(WLAN, SERVER_BACKUP));
        assertThat(call.server.selectedPath()).contains(new Way(SERVER_BACKUP, WLAN));
        assertThat(call.server.ufrags()).hasSize(1);
        assertThat(call.outcomes).contains(Answered.RESTARTED);
        call.network.run(60 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
    }

    @Test
    void aRestartRevivesAnExpiredCall() {
        Call call = new Call(7, Conditions.perfect(), pair(WIRE, SERVER, 1));
        call.network.run(SECOND);
        call.network.become(DEAD);
        call.network.run(60 * SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.EXPIRED);
        call.network.become(Conditions.perfect());
        call.restart(pair(WLAN, SERVER, 1));
        assertThat(call.client.state()).isEqualTo(IceState.CHECKING);
        call.network.run(SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CONNECTED);
        assertThat(call.server.expired(call.network.nowNanos())).isFalse();
    }

    @Test
    void aWrongPasswordIsToldByTheErrorCodeAndNothingIsSelected() {
        Call call = new Call(8, Conditions.perfect(), pair(WIRE, SERVER, 1));
        call.network.run(SECOND);
        IceCredentials guessed = new IceCredentials(call.serverCredentials.ufrag(), "x".repeat(22));
        call.client.restart(
                IceCredentials.generate(call.secrets),
                guessed,
                List.of(pair(WLAN, SERVER, 1)),
                call.network.nowNanos());
        call.network.run(2 * SECOND);
        assertThat(call.client.lastErrorCode()).hasValue(401);
        assertThat(call.client.selectedPath()).as("the old path").contains(new Way(WIRE, SERVER));
        assertThat(call.server.selectedPath()).contains(new Way(SERVER, WIRE));
    }

    @Test
    void pairsMayBeAddedDuringTheSearch() {
        Call call = new Call(9, Conditions.perfect(), pair(WIRE, address(9, 9), 1));
        call.network.run(SECOND);
        assertThat(call.client.state()).isEqualTo(IceState.CHECKING);
        call.client.add(List.of(pair(WLAN, SERVER, 1)), call.network.nowNanos());
        call.network.run(SECOND);
        assertThat(call.client.selectedPath()).contains(new Way(WLAN, SERVER));
    }

    private static CandidatePair pair(
            TransportAddress from, TransportAddress to, int localPreference) {
        return new CandidatePair(
                new Way(from, to), localPreference, CandidateType.HOST.priority(1));
    }

    private static TransportAddress address(int last, int port) {
        return new TransportAddress(new byte[] {10, 0, 0, (byte) last}, port);
    }
}
