package io.rostrum.client.media;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.DtlsRole;
import io.rostrum.protocol.media.dtls.DtlsTransport;
import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.CandidatePair;
import io.rostrum.protocol.media.ice.IceControllingAgent;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.ice.IceProgress;
import io.rostrum.protocol.media.ice.IceState;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpSender;
import io.rostrum.protocol.media.srtp.SrtpStatus;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One transport to a server: finds a path, makes keys on it, seals and opens packets. Belongs to
 * its event loop.
 */
final class OpusTransport {

    /** What a transport tells its engine, on the event loop. */
    interface Owner {
        /** Path and keys are there, or the path is there again. */
        void connected(OpusTransport transport);

        /** There is no path, for now: another search may find one. */
        void interrupted(OpusTransport transport, String detail);

        /** There are no keys, or no more: only another transport helps. */
        void lost(OpusTransport transport, String detail);

        /** A genuine packet, in the clear and valid during the call. */
        void received(OpusTransport transport, PacketKind kind, byte[] buf, int len);
    }

    private static final long CONNECTED_TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ANY_INTERFACE = 0xFFFF;

    private final EventLoop loop;
    private final EngineClock clock;
    private final DtlsIdentity identity;
    private final SecureRandom random;
    private final Owner owner;
    private final PacketOutlet outlet = new Outlet();

    private Optional<UdpSocket> socket = Optional.empty();
    private Optional<IceControllingAgent> ice = Optional.empty();
    private Optional<DtlsTransport> dtls = Optional.empty();
    // Asked for each packet: plain fields.
    private @Nullable SrtpSender sender;
    private @Nullable SrtpReceiver receiver;
    private Optional<ScheduledFuture<?>> ticking = Optional.empty();
    private Optional<SdpAnswer> answered = Optional.empty();
    private Search search = Search.OVER;
    private Phase phase = Phase.OPEN;

    private enum Search {
        RUNNING,
        OVER
    }

    private enum Phase {
        OPEN,
        CLOSED
    }

    OpusTransport(
            EventLoop loop,
            EngineClock clock,
            DtlsIdentity identity,
            SecureRandom random,
            Owner owner) {
        this.loop = loop;
        this.clock = clock;
        this.identity = identity;
        this.random = random;
        this.owner = owner;
    }

    /** Gets a socket; completed on the event loop. */
    CompletableFuture<OpusTransport> open() {
        return UdpSocket.open(loop, this::received)
                .thenApply(opened -> {
                    socket = Optional.of(opened);
                    if (phase == Phase.CLOSED) {
                        opened.close();
                    }
                    return this;
                });
    }

    /** Looks for a path to the server of the answer, then for keys. */
    void connect(IceCredentials local, SdpAnswer answer) {
        answered = Optional.of(answer);
        ice =
                Optional.of(
                        new IceControllingAgent(
                                local, answer.ice(), pairs(answer), random, clock.now()));
        search = Search.RUNNING;
        tick();
    }

    /** Looks for another path to the same server. */
    void restart(IceCredentials local, SdpAnswer answer) {
        ice.ifPresent(agent -> agent.restart(local, answer.ice(), pairs(answer), clock.now()));
        search = Search.RUNNING;
        tick();
    }

    /** Whether an answer is one of this transport's server, and goes on with its association. */
    boolean isContinuedBy(SdpAnswer answer) {
        return answered.filter(before ->
                        before.origin().sessionId() == answer.origin().sessionId()
                                && before.fingerprint().equals(answer.fingerprint()))
                .isPresent();
    }

    private static List<CandidatePair> pairs(SdpAnswer answer) {
        return answer.candidates().stream()
                .filter(candidate -> candidate.usability() == Candidate.Usability.USABLE)
                .flatMap(candidate ->
                        candidate.address().stream()
                                .map(address ->
                                        new CandidatePair(
                                                new UdpPath(address.toSocketAddress()),
                                                ANY_INTERFACE,
                                                candidate.priority())))
                .toList();
    }

    private void tick() {
        ticking.ifPresent(each -> each.cancel(false));
        ticking = Optional.empty();
        if (phase == Phase.CLOSED || ice.isEmpty()) {
            return;
        }
        IceControllingAgent agent = ice.get();
        agent.tick(clock.now(), outlet);
        switch (agent.state()) {
            case CHECKING -> tickAgain(IceControllingAgent.TICK_NANOS);
            case CONNECTED ->
                    tickAgain(
                            search == Search.RUNNING
                                    ? IceControllingAgent.TICK_NANOS
                                    : CONNECTED_TICK_NANOS);
            case FAILED -> noPath("no path to the server was found");
            case EXPIRED -> noPath("the server does not answer any more");
        }
    }

    private void tickAgain(long nanos) {
        ticking = Optional.of(loop.schedule(this::tick, nanos, TimeUnit.NANOSECONDS));
    }

    private void noPath(String detail) {
        search = Search.OVER;
        owner.interrupted(this, detail);
    }

    private void received(InetSocketAddress from, byte[] buf, int len) {
        if (phase == Phase.CLOSED) {
            return;
        }
        switch (PacketKind.classify(buf, 0, len)) {
            case STUN -> stun(new UdpPath(from), buf, len);
            case DTLS -> dtls.ifPresent(association -> association.offer(buf, 0, len));
            case RTP -> rtp(buf, len);
            case RTCP -> rtcp(buf, len);
            case TURN_CHANNEL, UNKNOWN -> {}
        }
    }

    private void rtp(byte[] buf, int len) {
        SrtpReceiver opener = receiver;
        if (opener != null && opener.unprotect(buf, 0, len) == SrtpStatus.OK) {
            owner.received(this, PacketKind.RTP, buf, opener.length());
        }
    }

    private void rtcp(byte[] buf, int len) {
        SrtpReceiver opener = receiver;
        if (opener != null && opener.unprotectRtcp(buf, 0, len) == SrtpStatus.OK) {
            owner.received(this, PacketKind.RTCP, buf, opener.length());
        }
    }

    private void stun(Path path, byte[] buf, int len) {
        if (ice.isEmpty()) {
            return;
        }
        IceProgress progress = ice.get().receive(path, buf, 0, len, clock.now());
        if (progress == IceProgress.Advanced.SELECTED) {
            search = Search.OVER;
            handshake();
            if (sender != null) {
                owner.connected(this);
            }
        }
        if (search == Search.RUNNING || progress == IceProgress.Advanced.SELECTED) {
            tick();
        }
    }

    private void handshake() {
        if (dtls.isPresent() || answered.isEmpty()) {
            return;
        }
        DtlsTransport association =
                new DtlsTransport(
                        DtlsRole.CLIENT,
                        identity,
                        answered.get().fingerprint(),
                        (buf, off, len) -> {
                            byte[] copy = Arrays.copyOfRange(buf, off, off + len);
                            loop.execute(() -> sendOnPath(copy, copy.length));
                        },
                        new Association(),
                        random);
        dtls = Optional.of(association);
        DtlsThreads.start(association);
    }

    private final class Association implements DtlsListener {

        @Override
        public void established(SrtpKeys keys) {
            loop.execute(() -> keyed(keys));
        }

        @Override
        public void failed(DtlsFailure failure) {
            loop.execute(() -> unkeyed(failure.reason() + ", " + failure.detail()));
        }

        @Override
        public void closed() {
            loop.execute(() -> unkeyed("the server closed the transport"));
        }
    }

    private void keyed(SrtpKeys keys) {
        if (phase == Phase.OPEN) {
            sender = new SrtpSender(keys);
            receiver = new SrtpReceiver(keys);
            if (hasPath()) {
                owner.connected(this);
            }
        }
    }

    private void unkeyed(String detail) {
        if (phase == Phase.OPEN) {
            sender = null;
            receiver = null;
            owner.lost(this, detail);
        }
    }

    private boolean hasPath() {
        return ice.filter(agent -> agent.state() == IceState.CONNECTED).isPresent();
    }

    /** Whether {@link #send} would send. */
    boolean isConnected() {
        return sender != null && hasPath();
    }

    /** Seals an RTP packet in place and sends it; the buffer needs the room to grow. */
    void send(byte[] buf, int len) {
        SrtpSender sealer = sender;
        if (sealer != null) {
            sendSealed(buf, sealer.protect(buf, 0, len));
        }
    }

    /** Seals an RTCP packet in place and sends it; the buffer needs the room to grow. */
    void sendReport(byte[] buf, int len) {
        SrtpSender sealer = sender;
        if (sealer != null) {
            sendSealed(buf, sealer.protectRtcp(buf, 0, len));
        }
    }

    private void sendSealed(byte[] buf, int len) {
        if (len != SrtpSender.REFUSED) {
            sendOnPath(buf, len);
        }
    }

    private void sendOnPath(byte[] buf, int len) {
        ice.flatMap(IceControllingAgent::selectedPath)
                .ifPresent(path -> outlet.send(path, buf, 0, len));
    }

    /** Tells the server and frees the socket. */
    void close() {
        if (phase == Phase.OPEN) {
            phase = Phase.CLOSED;
            ticking.ifPresent(each -> each.cancel(false));
            dtls.ifPresent(DtlsTransport::close);
            // Behind the close_notify, which comes to the loop as a task as well.
            loop.execute(() -> socket.ifPresent(UdpSocket::close));
        }
    }

    private final class Outlet implements PacketOutlet {

        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            if (path instanceof UdpPath udp) {
                socket.ifPresent(open -> open.send(udp.remote(), buf, off, len));
            }
        }

        /** Each datagram leaves at once: an engine sends one every 20 ms. */
        @Override
        public void flush() {}
    }
}
