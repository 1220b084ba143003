package io.rostrum.client.media;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.sdp.AnswerResult;
import io.rostrum.protocol.media.sdp.AnsweredSection;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.Redundancy;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What one offer of a new transport began: the transport, the microphone's stream, the slots'
 * streams. Belongs to the engine's event loop.
 */
final class OpusSession implements OpusTransport.Owner {

    /** Is told on the event loop. */
    interface Changes {
        void changed(OpusSession session, MediaState state, String detail);
    }

    /** What every reader of SDP can count to. */
    private static final long MOST_SESSION_ID = 1L << 53;

    private static final int MAX_PACKET = 1_500;
    private static final long FIRST_REPORT_MILLIS = 1_000;
    private static final long REPORT_MILLIS = 5_000;

    /** Shared by all engines of a loop, which writes one packet at a time. */
    private static final FastThreadLocal<byte[]> PACKET =
            new FastThreadLocal<>() {
                @Override
                protected byte[] initialValue() {
                    return new byte[MAX_PACKET];
                }
            };

    private final EventLoop loop;
    private final EngineClock clock;
    private final OpusFrameConfig config;
    private final OpusFrameSink sink;
    private final Changes changes;
    private final SecureRandom random;
    private final DtlsIdentity identity;
    private final OpusTransport transport;
    private final int ssrc;
    private final String cname;
    private final OpusReports reports;
    private final List<OfferedSection> sections = new ArrayList<>();

    private SdpOrigin origin;
    private IceCredentials offered;
    private Optional<OpusUplink> uplink = Optional.empty();
    private Optional<ScheduledFuture<?>> reporting = Optional.empty();
    private OpusDownlink[] downlinks = {};

    OpusSession(
            EventLoop loop,
            OpusFrameConfig config,
            DtlsIdentity identity,
            SecureRandom random,
            EngineClock clock,
            OpusFrameSink sink,
            Changes changes) {
        this.loop = loop;
        this.clock = clock;
        this.config = config;
        this.sink = sink;
        this.changes = changes;
        this.random = random;
        this.identity = identity;
        this.transport = new OpusTransport(loop, clock, identity, random, this);
        this.ssrc = random.nextInt();
        // Fresh for each transport, so that nobody is followed by it (RFC 7022 section 4.2).
        this.cname = Long.toHexString(random.nextLong());
        this.reports = new OpusReports(ssrc, cname);
        this.origin = new SdpOrigin(random.nextLong(1, MOST_SESSION_ID), 0);
        this.offered = IceCredentials.generate(random);
        describe();
    }

    private void describe() {
        if (config.microphone() != Microphone.NONE) {
            sections.add(
                    OfferedSection.Audio.sending(
                            "microphone",
                            new DeclaredSource(Integer.toUnsignedLong(ssrc), cname),
                            new MediaStreamId(cname, "microphone"),
                            config.microphone() == Microphone.REDUNDANT
                                    ? Redundancy.ACCEPTED
                                    : Redundancy.DECLINED));
        }
        for (int i = 0; i < config.receiveSlots(); i++) {
            sections.add(OfferedSection.Audio.receiving("slot" + i));
        }
    }

    /** The first offer, once there is a socket. */
    CompletableFuture<String> offer() {
        return transport.open().thenApply(open -> description());
    }

    /** An offer to go on by another way. */
    String offerRestart() {
        offered = IceCredentials.generate(random);
        return description();
    }

    private String description() {
        origin = origin.next();
        return new SdpOffer(origin, offered, identity.fingerprint(), DtlsSetup.ACTPASS, sections)
                .format();
    }

    /** Lets the answer to the first offer be in force. */
    void begin(String sdp, List<MediaSlot> slots) throws MediaException {
        SdpAnswer answer = read(sdp);
        List<OpusDownlink> heard = new ArrayList<>();
        for (AnsweredSection section : answer.sections()) {
            switch (section) {
                case AnsweredSection.Uplink agreed ->
                        uplink =
                                Optional.of(
                                        new OpusUplink(ssrc, agreed, config.microphone(), random));
                case AnsweredSection.Slot agreed ->
                        heard.add(new OpusDownlink(purpose(agreed.mid(), slots), agreed));
                case AnsweredSection.Idle idle -> {}
                case AnsweredSection.Rejected rejected -> {}
            }
        }
        downlinks = heard.toArray(new OpusDownlink[0]);
        transport.connect(offered, answer);
    }

    /** Lets the answer to {@link #offerRestart} be in force. */
    void restart(String sdp) throws MediaException {
        SdpAnswer answer = read(sdp);
        if (!transport.isContinuedBy(answer)) {
            throw new MediaException("the server has forgotten this transport");
        }
        transport.restart(offered, answer);
    }

    private SdpAnswer read(String sdp) throws MediaException {
        return switch (SdpAnswer.parse(sdp)) {
            case AnswerResult.Refused refused ->
                    throw new MediaException(refused.refusal().sentence());
            case AnswerResult.Accepted accepted -> {
                int answered = accepted.answer().sections().size();
                if (answered != sections.size()) {
                    throw new MediaException(
                            answered + " sections answered, " + sections.size() + " offered");
                }
                yield accepted.answer();
            }
        };
    }

    private static MediaSlot purpose(String mid, List<MediaSlot> slots) throws MediaException {
        return slots.stream()
                .filter(slot -> slot.mid().equals(mid))
                .findFirst()
                .orElseThrow(() -> new MediaException("section " + mid + " has no purpose"));
    }

    /** Sends a frame now; lost while there is no connection. */
    void send(OpusFrame frame, long nowNanos) {
        if (uplink.isPresent() && transport.isConnected()) {
            byte[] packet = PACKET.get();
            transport.send(packet, uplink.get().write(frame, nowNanos, packet));
        }
    }

    @Override
    public void received(OpusTransport from, PacketKind kind, byte[] buf, int len) {
        switch (kind) {
            case RTP -> {
                int source = ByteBuffer.wrap(buf).getInt(8);
                for (OpusDownlink downlink : downlinks) {
                    if (downlink.ssrc() == source) {
                        downlink.received(buf, len, clock.now(), sink);
                    }
                }
            }
            case RTCP -> reports.read(buf, len, downlinks, clock.now());
            case STUN, DTLS, TURN_CHANNEL, UNKNOWN -> {}
        }
    }

    @Override
    public void connected(OpusTransport from) {
        if (reporting.isEmpty()) {
            reportIn(FIRST_REPORT_MILLIS);
        }
        changes.changed(this, MediaState.CONNECTED, "path and keys are there");
    }

    @Override
    public void interrupted(OpusTransport from, String detail) {
        changes.changed(this, MediaState.INTERRUPTED, detail);
    }

    @Override
    public void lost(OpusTransport from, String detail) {
        changes.changed(this, MediaState.LOST, detail);
    }

    private void report() {
        byte[] packet = PACKET.get();
        transport.sendReport(
                packet,
                reports.write(packet, uplink, downlinks, clock.now(), clock.wall().instant()));
        // Spread by a half, so that a hall's reports do not meet (RFC 3550 section 6.3.1).
        reportIn(random.nextLong(REPORT_MILLIS / 2, REPORT_MILLIS * 3 / 2));
    }

    private void reportIn(long millis) {
        reporting = Optional.of(loop.schedule(this::report, millis, TimeUnit.MILLISECONDS));
    }

    /** Says good-bye and ends the transport. */
    void close() {
        reporting.ifPresent(each -> each.cancel(false));
        byte[] packet = PACKET.get();
        transport.sendReport(packet, reports.goodbye(packet));
        transport.close();
    }
}
