package io.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netty.channel.EventLoopGroup;
import io.rostrum.node.transport.Transport;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the benchmarks count is there: no time is asserted. */
final class BenchTest {

    private static final int LISTENERS = 12;
    private static final Load LOAD = new Load(LISTENERS, LISTENERS * 100);
    private static final long A_WHILE = 500_000_000L;

    @Test
    void everyPacketOfASpeakerIsAuthenticatedByEveryListener() throws Exception {
        EventLoopGroup clients = Transport.best().loops(1, "bench-clients");
        try (Plenary plenary = new Plenary(clients, LISTENERS, connected -> {})) {
            Round round = plenary.run(LOAD, A_WHILE);
            assertThat(round.sent()).isEqualTo(50L * LISTENERS);
            assertThat(round.heard()).isEqualTo(round.sent());
            assertThat(round.cpuNanos()).isPositive();
            // RTP's header, an Opus frame of 80 bytes, the tag of either profile.
            assertThat(plenary.datagramBytes()).isIn(12 + 80 + 10, 12 + 80 + 16);
        } finally {
            clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Test
    void theLimitSendsAsManyDatagramsAndAllArrive() throws Exception {
        EventLoopGroup clients = Transport.best().loops(1, "bench-clients");
        try (Limit limit = new Limit(clients, LISTENERS, 108)) {
            Round round = limit.run(LOAD, A_WHILE);
            assertThat(round.sent()).isEqualTo(50L * LISTENERS);
            assertThat(round.heard()).isEqualTo(round.sent());
            assertThat(round.cpuNanos()).isPositive();
        } finally {
            clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Test
    void everySenderSendsTheWholeDatagramToEveryAddress() throws Exception {
        try (DatagramSocket one = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            List<InetSocketAddress> both =
                    List.of(
                            (InetSocketAddress) one.getLocalSocketAddress(),
                            (InetSocketAddress) other.getLocalSocketAddress());
            try (Sender best = Sender.to(both, 108);
                    Sender plain = new ChannelSender(both, 109)) {
                best.burst();
                plain.burst();
            }
            for (DatagramSocket socket : List.of(one, other)) {
                socket.setSoTimeout(5_000);
                for (int length : List.of(108, 109)) {
                    DatagramPacket datagram = new DatagramPacket(new byte[200], 200);
                    socket.receive(datagram);
                    assertThat(datagram.getLength()).isEqualTo(length);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theForwardPathForwardsEveryPacketToEveryListener(SrtpProfile profile) {
        BenchRoom room = new BenchRoom(profile, 20, 50);
        long forwarded = 0;
        for (int i = 0; i < 30; i++) {
            room.prepare();
            forwarded = room.forward();
        }
        assertThat(forwarded).isEqualTo(30L * 50 * 20);
    }

    @Test
    void theRatioIsThatOfTheMedians() {
        Round slow = new Round(1_000, 1_000, 10_000_000, 20_000_000);
        Round fast = new Round(1_000, 999, 5_000_000, 20_000_000);
        Comparison even = new Comparison(1, List.of(fast, slow, fast), List.of(slow, slow, fast));
        assertThat(even.ratio()).isCloseTo(0.5, within(1e-9));
        assertThat(even.lost()).isCloseTo(0.001, within(1e-9));
        assertThat(Comparison.spread(even.limit())).isCloseTo(0.5, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--listeners=5", "--rounds=0", "--rates=1", "--rates=99999999"})
    void anOptionOutOfRangeIsNamedWithItsRange(String option) {
        CommandLine line = new CommandLine(new ForwardCommand());
        StringWriter said = new StringWriter();
        line.setErr(new PrintWriter(said));
        assertThat(line.execute(option)).isEqualTo(2);
        assertThat(said.toString())
                .contains(option.substring(0, option.indexOf('=')) + " takes ")
                .contains("Usage: forward");
    }
}
