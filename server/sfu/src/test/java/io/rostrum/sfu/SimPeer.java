package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.CandidatePair;
import io.rostrum.protocol.media.ice.IceControllingAgent;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.SeededNetwork.Way;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.red.RedWriter;
import io.rostrum.protocol.media.rtcp.RtcpPacket;
import io.rostrum.protocol.media.rtcp.RtcpReader;
import io.rostrum.protocol.media.rtp.RtpWriter;
import io.rostrum.protocol.media.rtp.RtpWriter.Marker;
import io.rostrum.protocol.media.rtp.RtpWriter.Voice;
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
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpSender;
import io.rostrum.protocol.media.srtp.SrtpStatus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A client of the simulation: real STUN and SRTP, a handshake of one datagram, and a voice of its
 * own: every packet it sends carries its number.
 */
final class SimPeer {

    static final String UPLINK = "up";

    /** Bytes of what a peer's packet holds, and of the whole with its header and extension. */
    static final int PAYLOAD = 60;

    static final int PACKET = 20 + PAYLOAD;

    /** One packet that came in on a slot. */
    record Heard(long at, long index, int timestamp, boolean marked, int voice, int count) {}

    private final SimWorld world;
    private final EndpointId id;
    private final int voice;
    private final Random random;
    private final SdpOrigin origin;
    private final Map<Integer, String> slotBySsrc = new HashMap<>();
    private final Map<String, List<Heard>> heard = new HashMap<>();

    /** The reports that came. */
    final List<RtcpPacket> reports = new ArrayList<>();

    /** Which packets of a voice the server sent to this peer. */
    final List<Integer> sentCounts = new ArrayList<>();

    Fingerprint promised;
    Fingerprint shown;
    int ssrc;
    int level = 30;
    boolean speaking;
    boolean redundant;
    boolean reachable = true;
    boolean shakesHands = true;
    final long seed;

    private TransportAddress address;
    private IceCredentials credentials;
    private @Nullable IceCredentials serverCredentials;
    private @Nullable IceControllingAgent ice;

    private record Tapped(long index, int timestamp) {}

    private final SrtpReceiver tap;
    private final Map<Integer, Tapped> tapped = new HashMap<>();
    private final RedWriter red = new RedWriter(OfferedSection.OUR_OPUS, 2);
    private @Nullable SrtpSender sender;
    private @Nullable SrtpReceiver receiver;
    private boolean established;
    boolean saidGoodbye;
    private long helloAt;
    private long sendAt;
    private int sequence;
    private int timestamp;
    private int count;
    private int refused;

    SimPeer(SimWorld world, String name, int voice, long seed) {
        this.world = world;
        this.voice = voice;
        this.seed = seed;
        id = new EndpointId(name);
        random = new Random(seed);
        origin = new SdpOrigin(random.nextInt(1 << 30), 1);
        tap = new SrtpReceiver(world.handshakes.clientKeys(seed));
        promised = Fingerprint.sha256(new byte[] {2, (byte) voice});
        shown = promised;
        ssrc = random.nextInt();
        sequence = random.nextInt(1 << 15);
        timestamp = random.nextInt();
        address = new TransportAddress(new byte[] {10, 1, 0, (byte) voice}, 4_000);
        credentials = IceCredentials.generate(new SeededSecureRandom(seed));
        world.network.every(10 * SimWorld.MILLISECOND, this::tick);
        world.attach(address, this);
    }

    EndpointId id() {
        return id;
    }

    int voice() {
        return voice;
    }

    /** Offers one section to send on and that many to receive on, and begins to connect. */
    List<MediaSlot> join(int slots) {
        return offer(offering(slots));
    }

    /** The offer that {@link #join} makes. */
    SdpOffer offering(int slots) {
        List<OfferedSection> sections = new ArrayList<>();
        sections.add(
                OfferedSection.Audio.sending(
                        UPLINK,
                        new DeclaredSource(Integer.toUnsignedLong(ssrc), "c" + voice),
                        new MediaStreamId("s", "t"),
                        Redundancy.ACCEPTED));
        for (int i = 0; i < slots; i++) {
            sections.add(OfferedSection.Audio.receiving("m" + i));
        }
        return new SdpOffer(origin, credentials, promised, DtlsSetup.ACTPASS, sections);
    }

    List<MediaSlot> offer(SdpOffer offer) {
        OfferOutcome outcome = world.room.offer(id, offer.format(), world.network.nowNanos());
        assertThat(outcome).isInstanceOf(OfferOutcome.Answered.class);
        OfferOutcome.Answered answered = (OfferOutcome.Answered) outcome;
        AnswerResult result = SdpAnswer.parse(answered.sdp());
        assertThat(result).isInstanceOf(AnswerResult.Accepted.class);
        SdpAnswer answer = ((AnswerResult.Accepted) result).answer();
        slotBySsrc.clear();
        for (AnsweredSection section : answer.sections()) {
            if (section instanceof AnsweredSection.Slot slot) {
                slotBySsrc.put((int) slot.source().ssrc(), slot.mid());
            }
        }
        if (!answer.ice().equals(serverCredentials)) {
            connect(answer.ice());
        }
        return answered.slots();
    }

    private void connect(IceCredentials remote) {
        serverCredentials = remote;
        List<CandidatePair> pairs =
                List.of(new CandidatePair(new Way(address, SimWorld.SERVER), 65_535, 1_000));
        IceControllingAgent agent = ice;
        if (agent == null) {
            ice =
                    new IceControllingAgent(
                            credentials, remote, pairs, random, world.network.nowNanos());
        } else {
            agent.restart(credentials, remote, pairs, world.network.nowNanos());
        }
    }

    /** Moves to another address, with new credentials for the next offer. */
    void roam() {
        world.detach(address);
        address = new TransportAddress(new byte[] {10, 2, 0, (byte) voice}, 4_001);
        world.attach(address, this);
        credentials = IceCredentials.generate(new SeededSecureRandom(random.nextLong()));
    }

    /** Forgets everything and begins again, as a page does that was reloaded. */
    SimPeer reloaded() {
        world.detach(address);
        reachable = false;
        return new SimPeer(world, id.value(), voice, seed + 500);
    }

    Way way() {
        return new Way(address, SimWorld.SERVER);
    }

    /** The path on which the server has this peer. */
    Way wayFromServer() {
        return new Way(SimWorld.SERVER, address);
    }

    /** Puts any bytes on the way to the server. */
    void send(byte[] datagram) {
        world.network.outlet().send(way(), datagram, 0, datagram.length);
    }

    private void tick(long now) {
        IceControllingAgent agent = ice;
        if (agent == null || !reachable) {
            return;
        }
        agent.tick(now, world.network.outlet());
        if (agent.selectedPath().isEmpty()) {
            return;
        }
        if (!established && shakesHands && now >= helloAt) {
            helloAt = now + 100 * SimWorld.MILLISECOND;
            send(KeyedHandshakes.hello(shown, seed));
        }
        if (established && speaking && now >= sendAt) {
            sendAt = (sendAt == 0 ? now : sendAt) + 20 * SimWorld.MILLISECOND;
            speak();
        }
    }

    /** Sends the next packet of this peer's voice. */
    void speak() {
        send(packet(ssrc, voice));
    }

    /** The next packet, sealed. */
    byte[] packet(int underSsrc, int underVoice) {
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += 960;
        count++;
        ByteBuffer opus = ByteBuffer.allocate(PAYLOAD).put((byte) 0xF8).put((byte) underVoice);
        opus.putInt(count);
        Arrays.fill(opus.array(), opus.position(), PAYLOAD, (byte) underVoice);
        byte[] buf = new byte[1_300];
        int type = redundant ? OfferedSection.OUR_RED : OfferedSection.OUR_OPUS;
        int at =
                new RtpWriter()
                        .begin(buf, 0, Marker.CLEAR, type, sequence, timestamp, underSsrc)
                        .audioLevel(1, level, Voice.SPEECH)
                        .end();
        if (redundant) {
            at += red.write(timestamp, opus.array(), 0, PAYLOAD, buf, at);
        } else {
            System.arraycopy(opus.array(), 0, buf, at, PAYLOAD);
            at += PAYLOAD;
        }
        return seal(buf, at);
    }

    byte[] seal(byte[] buf, int len) {
        SrtpSender current = sender;
        if (current == null) {
            return Arrays.copyOf(buf, len);
        }
        return Arrays.copyOf(buf, current.protect(buf, 0, len));
    }

    /** Sends a compound packet. */
    void sendRtcp(byte[] compound, int length) {
        byte[] buf = Arrays.copyOf(compound, length + SrtpSender.MAX_OVERHEAD);
        int sealed = Objects.requireNonNull(sender).protectRtcp(buf, 0, length);
        send(Arrays.copyOf(buf, sealed));
    }

    /** Loses that many packets before they are sent: fewer than a quarter of the range. */
    void skip(int packets) {
        if (speaking) {
            int skipped = Math.min(packets, 0x3FFF);
            timestamp += skipped * 960;
            sequence = (sequence + skipped) & 0xFFFF;
        }
    }

    /** Loses one packet before it is sent. */
    void skip() {
        timestamp += 960;
        sequence = (sequence + 1) & 0xFFFF;
    }

    /** Goes towards the end of the sequence's range, as far as one may at once. */
    void skipTowardsRollOver() {
        skip((65_530 - sequence) & 0xFFFF);
    }

    /**
     * Sees what the server sends to this peer, all of it and in order: no index seals two packets,
     * and every stream goes on without a jump.
     */
    void tap(byte[] bytes) {
        if (PacketKind.classify(bytes, 0, bytes.length) != PacketKind.RTP) {
            return;
        }
        assertThat(tap.unprotect(bytes, 0, bytes.length))
                .as("sealed with a fresh index")
                .isEqualTo(SrtpStatus.OK);
        ByteBuffer packet = ByteBuffer.wrap(bytes);
        Tapped before = tapped.get(packet.getInt(8));
        Tapped next = new Tapped(tap.index(), packet.getInt(4));
        if (before != null) {
            assertThat(next.index() - before.index())
                    .as("a step of the sequence")
                    .isBetween(1L, (long) StreamRewriter.LONGEST_GAP);
            assertThat(next.timestamp() - before.timestamp())
                    .as("a step of the timestamp")
                    .isPositive();
        }
        tapped.put(packet.getInt(8), next);
        sentCounts.add(packet.getInt(FanOut.HEADER + 2));
    }

    void receive(Path path, byte[] bytes, long now) {
        switch (PacketKind.classify(bytes, 0, bytes.length)) {
            case STUN -> {
                IceControllingAgent agent = ice;
                if (agent != null) {
                    agent.receive(path, bytes, 0, bytes.length, now);
                }
            }
            case DTLS -> {
                if (KeyedHandshakes.isGoodbye(bytes)) {
                    saidGoodbye = true;
                } else if (!established) {
                    established = true;
                    sender = new SrtpSender(world.handshakes.clientKeys(seed));
                    receiver = new SrtpReceiver(world.handshakes.clientKeys(seed));
                }
            }
            case RTP -> rtp(bytes, now);
            case RTCP -> {
                SrtpReceiver current = receiver;
                if (current != null
                        && current.unprotectRtcp(bytes, 0, bytes.length) == SrtpStatus.OK) {
                    reports.addAll(RtcpReader.read(bytes, 0, current.length()).orElseThrow());
                }
            }
            case TURN_CHANNEL, UNKNOWN -> throw new AssertionError("the server sends no such");
        }
    }

    private void rtp(byte[] bytes, long now) {
        SrtpReceiver current = receiver;
        if (current == null || current.unprotect(bytes, 0, bytes.length) != SrtpStatus.OK) {
            refused++;
            return;
        }
        ByteBuffer packet = ByteBuffer.wrap(bytes, 0, current.length());
        assertThat(packet.get(0)).as("no extensions").isEqualTo((byte) 0x80);
        assertThat(packet.get(1) & 0x7F).isEqualTo(OfferedSection.OUR_OPUS);
        String mid = slotBySsrc.get(packet.getInt(8));
        assertThat(mid).as("an announced SSRC").isNotNull();
        heard.computeIfAbsent(mid, _ -> new ArrayList<>())
                .add(
                        new Heard(
                                now,
                                current.index(),
                                packet.getInt(4),
                                (packet.get(1) & 0x80) != 0,
                                packet.get(13),
                                packet.getInt(14)));
    }

    /** What was heard on a slot since {@link #forget}, as it came. */
    List<Heard> heard(String mid) {
        return heard.getOrDefault(mid, List.of());
    }

    /** Whose voices were heard on a slot since {@link #forget}. */
    List<Integer> voices(String mid) {
        return heard(mid).stream().map(Heard::voice).distinct().toList();
    }

    /** Whose voices were heard at all since {@link #forget}. */
    List<Integer> voices() {
        return heard.values().stream()
                .flatMap(List::stream)
                .map(Heard::voice)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whose voices were heard from then on. */
    List<Integer> voicesSince(long nanos) {
        return heard.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.at() > nanos)
                .map(Heard::voice)
                .distinct()
                .sorted()
                .toList();
    }

    int packetsHeard() {
        return heard.values().stream().mapToInt(List::size).sum();
    }

    /** Packets that were not genuine, or came twice. */
    int refused() {
        return refused;
    }

    int sent() {
        return count;
    }

    void forget() {
        heard.clear();
    }

    Map<Integer, String> slotBySsrc() {
        return Map.copyOf(slotBySsrc);
    }

    IceCredentials serverCredentials() {
        return Objects.requireNonNull(serverCredentials);
    }

    IceCredentials credentials() {
        return credentials;
    }
}
