package io.rostrum.sfu;

import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.rtp.RtpPacket;
import io.rostrum.protocol.media.rtp.RtpStatus;
import io.rostrum.protocol.media.sdp.AnswerPolicy;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.sdp.SectionDecision;
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs to one association with an endpoint: its transport, the streams of its slots,
 * what it sends. Offers of the same association change it; an offer of another one replaces it as a
 * whole.
 */
final class PeerConnection {

    /** Full-band speech needs no more (RFC 7587 section 3.1.1); senders are asked to stay below. */
    private static final int BITS_PER_SECOND = 64_000;

    private static final AnswerPolicy POLICY =
            AnswerPolicy.standard().withMaxAverageBitrate(BITS_PER_SECOND);

    private final PortContext port;
    private final Endpoint endpoint;
    private final Routing routing;
    private final FanOut fanOut;
    private final MediaTransport transport;
    private final long remoteSession;

    /** By the section's mid; a stream stays as long as each offer has its section. */
    private final Map<String, OutboundStream> streams = new HashMap<>();

    /** All that were ever ours here: none comes back, so that none begins anew under a key. */
    private final Set<Integer> ssrcs = new HashSet<>();

    private IceCredentials remote;
    private IceCredentials local;
    private SdpOrigin origin;
    private final RtpPacket packet = new RtpPacket();
    private final Reports reports;
    private @Nullable Uplink uplink;

    PeerConnection(
            PortContext port,
            SdpOffer offer,
            Endpoint endpoint,
            Routing routing,
            FanOut fanOut,
            MediaTransport.Watch told) {
        this.port = port;
        this.endpoint = endpoint;
        this.routing = routing;
        this.fanOut = fanOut;
        remoteSession = offer.origin().sessionId();
        remote = offer.ice();
        local = IceCredentials.generate(port.random());
        origin = new SdpOrigin(port.random().nextLong() >>> 1, 0);
        transport = new MediaTransport(port, this, local, offer.fingerprint(), told);
        transport.announce();
        reports = new Reports(port, newSsrc());
    }

    MediaTransport transport() {
        return transport;
    }

    /**
     * Whether the offer goes on with this association: the same certificate of the same client-side
     * session, and an association that still lives. What changed may be its network (ICE restart)
     * or its sections.
     */
    boolean continuedBy(SdpOffer offer) {
        return offer.fingerprint().equals(transport.expected())
                && offer.origin().sessionId() == remoteSession
                && transport.alive();
    }

    /** Answers an offer that {@link #continuedBy continues} this association. */
    String answer(SdpOffer offer, SectionPlan plan) {
        if (!offer.ice().equals(remote)) {
            remote = offer.ice();
            local = IceCredentials.generate(port.random());
            transport.restart(local);
        }
        Map<String, SectionDecision> decisions = new HashMap<>();
        plan.uplink().ifPresent(each -> decisions.put(each.mid(), new SectionDecision.Receive()));
        for (SectionPlan.Play play : plan.slots()) {
            String mid = play.section().mid();
            decisions.put(
                    mid,
                    new SectionDecision.Play(
                            new DeclaredSource(
                                    Integer.toUnsignedLong(stream(play.section()).ssrc()),
                                    Reports.CNAME),
                            new MediaStreamId(Reports.CNAME, "slot-" + mid)));
        }
        SdpAnswer.Transport ours =
                new SdpAnswer.Transport(origin, local, port.config().fingerprint(), candidates());
        origin = origin.next();
        return SdpAnswer.to(offer, ours, POLICY, decisions).format();
    }

    /** Sends and receives from now on as an offer's plan says, which was answered. */
    void take(SectionPlan plan) {
        plan.uplink().ifPresentOrElse(this::receiveOn, this::receiveNothing);
        List<Slot> slots = slots(plan);
        endpoint.slots().replace(slots);
        streams.values().retainAll(slots.stream().map(Slot::stream).toList());
    }

    private void receiveOn(OfferedSection.Audio section) {
        Uplink current = uplink;
        if (current == null || !current.mid().equals(section.mid())) {
            current = new Uplink(section.mid(), endpoint, routing, fanOut, port);
            uplink = current;
            endpoint.publish(current.publication());
        }
        current.negotiate(section);
    }

    private void receiveNothing() {
        uplink = null;
        endpoint.unpublish();
    }

    /** Takes an SRTP packet from a validated path. */
    void rtp(byte[] buf, int off, int len) {
        SrtpSession session = transport.session();
        if (session == null) {
            port.meter().dropped(DropReason.BEFORE_DTLS);
            return;
        }
        SrtpReceiver receiver = session.receiver();
        SrtpStatus status = receiver.unprotect(buf, off, len);
        if (status != SrtpStatus.OK) {
            port.meter().dropped(reason(status));
            return;
        }
        Uplink current = uplink;
        if (packet.wrap(buf, off, receiver.length()) != RtpStatus.WELL_FORMED) {
            port.meter().dropped(DropReason.MALFORMED);
        } else if (current == null) {
            port.meter().dropped(DropReason.UNKNOWN_SSRC);
        } else {
            current.receive(packet, receiver.index(), port.clock().now());
        }
    }

    /** Takes an SRTCP packet from a validated path. */
    void rtcp(byte[] buf, int off, int len) {
        SrtpSession session = transport.session();
        if (session == null) {
            port.meter().dropped(DropReason.BEFORE_DTLS);
            return;
        }
        SrtpReceiver receiver = session.receiver();
        SrtpStatus status = receiver.unprotectRtcp(buf, off, len);
        if (status != SrtpStatus.OK) {
            port.meter().dropped(reason(status));
        } else if (!reports.read(this, buf, off, receiver.length())) {
            port.meter().dropped(DropReason.MALFORMED);
        }
    }

    private static DropReason reason(SrtpStatus status) {
        return switch (status) {
            case OK -> throw new IllegalArgumentException("nothing is wrong");
            case MALFORMED -> DropReason.MALFORMED;
            case AUTHENTICATION_FAILED -> DropReason.NOT_AUTHENTICATED;
            case REPLAYED, TOO_OLD -> DropReason.REPLAYED;
            case TOO_MANY_SOURCES -> DropReason.UNKNOWN_SSRC;
        };
    }

    /** What changes within milliseconds: repairs that have waited long enough. */
    void tick() {
        Uplink current = uplink;
        if (current != null) {
            current.tick(port.clock().now());
        }
    }

    /** What changes within seconds: consent, reports. */
    void care() {
        transport.refresh();
        reports.sendWhenDue(this);
    }

    EndpointQuality quality() {
        return reports.quality();
    }

    /** What the endpoint sends; nothing if its latest offer has no section for it. */
    @Nullable Uplink uplink() {
        return uplink;
    }

    Collection<OutboundStream> streams() {
        return streams.values();
    }

    /** Whether the SSRC is that of one of our streams to the peer. */
    boolean sends(int ssrc) {
        return ssrcs.contains(ssrc);
    }

    private List<Slot> slots(SectionPlan plan) {
        return plan.slots().stream()
                .map(play ->
                        new Slot(
                                new MediaSlot(play.section().mid(), play.purpose()),
                                stream(play.section())))
                .toList();
    }

    private OutboundStream stream(OfferedSection.Audio section) {
        OutboundStream stream =
                streams.computeIfAbsent(
                        section.mid(),
                        _ ->
                                new OutboundStream(
                                        transport, newSsrc(), new StreamRewriter(port.random())));
        stream.payloadType(section.opus().payloadType());
        return stream;
    }

    private int newSsrc() {
        int ssrc = port.random().nextInt();
        while (!ssrcs.add(ssrc)) {
            ssrc = port.random().nextInt();
        }
        return ssrc;
    }

    private List<Candidate> candidates() {
        List<TransportAddress> addresses = port.config().advertised();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            candidates.add(Candidate.host(addresses.get(i), i + 1, 0xFFFF - i));
        }
        return candidates;
    }
}
