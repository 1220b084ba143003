package io.rostrum.client.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine over real sockets, against a server's media end made of our own parts. */
@Timeout(60)
final class OpusFrameEngineTest {

    private record Heard(MediaSlot slot, int sequence, long timestamp, String text) {}

    private final EventLoopGroup loops = loops(NioIoHandler.newFactory());
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<MediaState> states = new CopyOnWriteArrayList<>();

    private static EventLoopGroup loops(IoHandlerFactory factory) {
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("test", true), factory);
    }

    @AfterEach
    void everythingEnds() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    private OpusFrameEngine engine(Microphone microphone, int slots) {
        return engine(loops, microphone, slots);
    }

    private OpusFrameEngine engine(EventLoopGroup group, Microphone microphone, int slots) {
        return observed(
                new OpusFrameEngine(group, OpusFrameConfig.of(microphone, slots), this::hear));
    }

    private OpusFrameEngine observed(OpusFrameEngine engine) {
        engine.observe((state, detail) -> states.add(state));
        toClose.addFirst(engine);
        return engine;
    }

    private void hear(MediaSlot slot, int sequence, long timestamp, byte[] buf, int off, int len) {
        String text = new String(buf, off, len, StandardCharsets.US_ASCII);
        heard.add(new Heard(slot, sequence, timestamp, text));
    }

    private LiteServer server() {
        LiteServer server = new LiteServer();
        toClose.add(server);
        return server;
    }

    private static void negotiate(
            OpusFrameEngine engine, LiteServer server, int slots, OfferKind kind) throws Exception {
        String offer = engine.offer(kind).toCompletableFuture().get(10, TimeUnit.SECONDS);
        engine.answer(server.answer(offer), LiteServer.slots(slots))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private void connect(OpusFrameEngine engine, LiteServer server, int slots) throws Exception {
        negotiate(engine, server, slots, OfferKind.NEW_TRANSPORT);
        await().until(() -> engine.state() == MediaState.CONNECTED);
    }

    private static OpusFrame frame(String text) {
        return new OpusFrame(text.getBytes(StandardCharsets.US_ASCII), 960, 20);
    }

    private static OpusFrameSource counting(int frames) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement();
            return number < frames ? Optional.of(frame("f" + number)) : Optional.empty();
        };
    }

    @Test
    void framesGoUpInOrderWithTheirLevelAtTheirPace() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 0);
        connect(engine, server, 0);
        long start = System.nanoTime();
        engine.play(counting(15)).done().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(14 * 20));
        await().until(() -> server.packets().size() == 15);

        ByteBuffer first = ByteBuffer.wrap(server.packets().getFirst());
        for (int i = 0; i < 15; i++) {
            ByteBuffer packet = ByteBuffer.wrap(server.packets().get(i));
            assertThat(packet.get(0)).isEqualTo((byte) 0x90);
            assertThat(packet.get(1) & 0x7F).isEqualTo(111);
            assertThat(packet.get(1) < 0).as("marker").isEqualTo(i == 0);
            assertThat(packet.getShort(2)).isEqualTo((short) (first.getShort(2) + i));
            assertThat(packet.getInt(4)).isEqualTo(first.getInt(4) + 960 * i);
            assertThat(packet.getInt(8)).isEqualTo(first.getInt(8));
            // RFC 6464: 20 dB below the loudest, and somebody speaks.
            assertThat(packet.getInt(12)).isEqualTo(0xBEDE0001);
            assertThat(packet.get(16)).isEqualTo((byte) 0x10);
            assertThat(packet.get(17) & 0xFF).isEqualTo(0x80 | 20);
            byte[] payload = new byte[packet.capacity() - 20];
            packet.get(20, payload);
            assertThat(payload).asString(StandardCharsets.US_ASCII).isEqualTo("f" + i);
        }
    }

    @Test
    void framesComeDownOnTheirSlots() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.NONE, 3);
        connect(engine, server, 3);
        server.speak(0, bytes("zero"));
        server.speak(2, bytes("two"));
        server.speak(0, bytes("again"));
        await().until(() -> heard.size() == 3);
        List<MediaSlot> slots = LiteServer.slots(3);
        assertThat(heard)
                .containsExactly(
                        new Heard(slots.get(0), 1, 960, "zero"),
                        new Heard(slots.get(2), 1, 960, "two"),
                        new Heard(slots.get(0), 2, 1920, "again"));
    }

    @Test
    void epollDoesTheSame() throws Exception {
        Assumptions.assumeTrue(Epoll.isAvailable(), "no epoll on this machine");
        EventLoopGroup epoll = loops(EpollIoHandler.newFactory());
        LiteServer server = server();
        OpusFrameEngine engine = engine(epoll, Microphone.PLAIN, 1);
        connect(engine, server, 1);
        engine.send(frame("up"));
        server.speak(0, bytes("down"));
        await().until(() -> heard.size() == 1 && server.packets().size() == 1);
        engine.close();
        await().until(() -> server.goodbyes() == 1);
        epoll.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    @Test
    void eachFrameIsSentAgainWithTheNextWhenAskedTo() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.REDUNDANT, 0);
        connect(engine, server, 0);
        engine.play(counting(3)).done().toCompletableFuture().get(10, TimeUnit.SECONDS);
        await().until(() -> server.packets().size() == 3);
        ByteBuffer first = ByteBuffer.wrap(server.packets().get(0));
        assertThat(first.get(1) & 0x7F).isEqualTo(63);
        // Nothing before the first: only the primary's header.
        assertThat(first.get(20)).isEqualTo((byte) 111);
        ByteBuffer third = ByteBuffer.wrap(server.packets().get(2));
        // RFC 2198 section 3: follows another, payload type, offset of 960 samples, two bytes.
        assertThat(third.getInt(20)).isEqualTo(1 << 31 | 111 << 24 | 960 << 10 | 2);
        assertThat(third.get(24)).isEqualTo((byte) 111);
        byte[] both = new byte[4];
        third.get(25, both);
        assertThat(both).asString(StandardCharsets.US_ASCII).isEqualTo("f1f2");
    }

    @Test
    void forgedRepeatedAndForeignPacketsReachNobody() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.NONE, 1);
        connect(engine, server, 1);
        byte[] genuine = server.speak(0, bytes("once"));
        await().until(() -> heard.size() == 1);
        server.replay(genuine);
        byte[] forged = genuine.clone();
        forged[3]++;
        server.replay(forged);
        server.speak(5, bytes("a source that no answer declared"));
        for (int length = 0; length < 40; length++) {
            byte[] rubbish = new byte[length];
            Arrays.fill(rubbish, (byte) (length * 7));
            server.replay(rubbish);
        }
        server.speak(0, bytes("twice"));
        await().until(() -> heard.size() >= 2);
        assertThat(heard).extracting(Heard::text).containsExactly("once", "twice");
        assertThat(engine.state()).isEqualTo(MediaState.CONNECTED);
    }

    @Test
    void anIceRestartKeepsKeysAndStreams() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        connect(engine, server, 1);
        engine.send(frame("before"));
        await().until(() -> server.packets().size() == 1);
        negotiate(engine, server, 1, OfferKind.ICE_RESTART);
        engine.send(frame("during"));
        await().until(() -> server.packets().size() == 2);
        server.speak(0, bytes("down"));
        await().until(() -> heard.size() == 1);
        assertThat(source(server.packets().get(1))).isEqualTo(source(server.packets().get(0)));
        assertThat(states).containsExactly(MediaState.CONNECTING, MediaState.CONNECTED);
    }

    @Test
    void aServerThatForgotTheTransportGetsANewOne() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        connect(engine, server, 1);
        server.crash();
        assertThatThrownBy(() -> negotiate(engine, server, 1, OfferKind.ICE_RESTART))
                .hasRootCauseInstanceOf(MediaException.class);
        assertThat(engine.state()).isEqualTo(MediaState.LOST);
        // Asked for another way again, it knows that only another transport helps.
        negotiate(engine, server, 1, OfferKind.ICE_RESTART);
        await().until(() -> engine.state() == MediaState.CONNECTED);
        engine.send(frame("after"));
        server.speak(0, bytes("after"));
        await().until(() -> server.packets().size() == 1 && heard.size() == 1);
    }

    @Test
    void theServersCloseNotifyIsALossAndAnotherTransportHelps() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        connect(engine, server, 1);
        server.hangUp();
        await().until(() -> engine.state() == MediaState.LOST);
        connect(engine, server, 1);
        server.speak(0, bytes("again"));
        await().until(() -> heard.size() == 1);
    }

    @Test
    void aServerWithAnotherCertificateIsRefused() throws Exception {
        LiteServer server = server();
        server.lie();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        negotiate(engine, server, 1, OfferKind.NEW_TRANSPORT);
        await().until(() -> engine.state() == MediaState.LOST);
        engine.send(frame("never"));
        assertThat(server.packets()).isEmpty();
    }

    @Test
    void aSilentServerIsAnInterruptionWhichARestartEnds() throws Exception {
        LiteServer server = server();
        AtomicLong skipped = new AtomicLong();
        OpusFrameEngine engine =
                observed(
                        new OpusFrameEngine(
                                loops,
                                OpusFrameConfig.of(Microphone.PLAIN, 1),
                                this::hear,
                                new EngineClock(
                                        InstantSource.fixed(Instant.EPOCH),
                                        () -> System.nanoTime() + skipped.get()),
                                new SecureRandom()));
        connect(engine, server, 1);
        skipped.set(TimeUnit.SECONDS.toNanos(40));
        await().until(() -> engine.state() == MediaState.INTERRUPTED);
        negotiate(engine, server, 1, OfferKind.ICE_RESTART);
        await().until(() -> engine.state() == MediaState.CONNECTED);
        server.speak(0, bytes("back"));
        await().until(() -> heard.size() == 1);
    }

    @Test
    void anAnswerThatIsNoneIsRefusedAndAnotherOfferMayFollow() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        for (String sdp : List.of("", "v=0", "rubbish")) {
            engine.offer(OfferKind.NEW_TRANSPORT).toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThatThrownBy(() ->
                            engine.answer(sdp, List.of())
                                    .toCompletableFuture()
                                    .get(5, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(MediaException.class);
        }
        assertThat(engine.state()).isEqualTo(MediaState.NEW);
        connect(engine, server, 1);
    }

    @Test
    void oneOfferAtATimeAndNoneAfterTheEnd() throws Exception {
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        engine.offer(OfferKind.NEW_TRANSPORT).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() ->
                        engine.offer(OfferKind.NEW_TRANSPORT)
                                .toCompletableFuture()
                                .get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
        engine.withdrawOffer();
        engine.offer(OfferKind.NEW_TRANSPORT).toCompletableFuture().get(5, TimeUnit.SECONDS);
        Playback playback = engine.play(counting(1_000_000));
        engine.close();
        engine.close();
        playback.done().toCompletableFuture().get(5, TimeUnit.SECONDS);
        await().until(() -> engine.state() == MediaState.CLOSED);
        assertThatThrownBy(() ->
                        engine.offer(OfferKind.NEW_TRANSPORT)
                                .toCompletableFuture()
                                .get(5, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        engine.send(frame("late"));
    }

    @Test
    void theEndIsSaid() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        connect(engine, server, 1);
        engine.close();
        await().until(() -> server.goodbyes() == 1);
        assertThat(states)
                .containsExactly(MediaState.CONNECTING, MediaState.CONNECTED, MediaState.CLOSED);
    }

    @Test
    void reportsAreSentByThemselves() throws Exception {
        LiteServer server = server();
        OpusFrameEngine engine = engine(Microphone.PLAIN, 1);
        connect(engine, server, 1);
        engine.send(frame("counted"));
        await().until(() -> !server.reports().isEmpty());
        assertThat(server.reports().getFirst()[1]).isEqualTo((byte) 200);
    }

    @Test
    void manyEnginesShareALoop() throws Exception {
        List<OpusFrameEngine> engines =
                IntStream.range(0, 20).mapToObj(i -> engine(Microphone.PLAIN, 1)).toList();
        List<LiteServer> servers = engines.stream().map(engine -> server()).toList();
        for (int i = 0; i < engines.size(); i++) {
            negotiate(engines.get(i), servers.get(i), 1, OfferKind.NEW_TRANSPORT);
        }
        for (int i = 0; i < engines.size(); i++) {
            OpusFrameEngine engine = engines.get(i);
            await().until(() -> engine.state() == MediaState.CONNECTED);
            servers.get(i).speak(0, bytes("to " + i));
        }
        await().until(() -> heard.size() == engines.size());
        assertThat(heard)
                .extracting(Heard::text)
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 20).mapToObj(i -> "to " + i).toArray(String[]::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int source(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(8);
    }
}
