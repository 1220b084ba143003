package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.SeededNetwork;
import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One port with one room on a seeded network, and peers around it. */
final class SimWorld {

    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000 * MILLISECOND;

    static final Conditions GOOD = new Conditions(0, 0, 5 * MILLISECOND, 6 * MILLISECOND);

    /** Loses, doubles and reorders. */
    static final Conditions POOR = new Conditions(0.03, 0.02, 10 * MILLISECOND, 45 * MILLISECOND);

    static final TransportAddress SERVER = new TransportAddress(new byte[] {10, 0, 0, 1}, 5000);

    /** What the observer was told. */
    record Told(long at, EndpointId endpoint, TransportState state) {}

    final SeededNetwork network;
    final CountingMeter meter = new CountingMeter();
    final KeyedHandshakes handshakes;
    final WallClock wallClock;
    final MediaPort port;
    final MediaRoom room;
    final List<Told> told = new ArrayList<>();
    final List<Map.Entry<EndpointId, DtlsFailure.Reason>> failed = new ArrayList<>();
    final List<List<AudibleSource>> audible = new ArrayList<>();

    /** What the server sends goes nowhere. */
    boolean deaf;

    private final Map<TransportAddress, SimPeer> byAddress = new HashMap<>();
    private final long seed;
    private int peers;
    private long epoch;

    SimWorld(long seed, Conditions conditions) {
        this(seed, conditions, SrtpProfile.AEAD_AES_128_GCM);
    }

    SimWorld(long seed, Conditions conditions, SrtpProfile profile) {
        this.seed = seed;
        network = new SeededNetwork(seed, conditions);
        wallClock = new WallClock(Instant.parse("2026-11-23T10:00:00Z"), network.nowNanos());
        handshakes = new KeyedHandshakes(profile);
        port =
                new MediaPort(
                        new MediaConfig(
                                List.of(SERVER),
                                Fingerprint.sha256(new byte[] {1}),
                                3,
                                new WallClock(
                                        Instant.parse("2026-11-23T10:00:00Z"), network.nowNanos())),
                        tapped(network.outlet()),
                        handshakes,
                        meter,
                        new SeededSecureRandom(seed));
        room = port.openRoom(observer());
        network.attach(
                SERVER, (path, bytes, now) -> port.receive(path, bytes, 0, bytes.length, now));
        network.every(20 * MILLISECOND, port::tick);
    }

    /** Shows every peer what is sent to it, before the network has its way with it. */
    private PacketOutlet tapped(PacketOutlet out) {
        return new PacketOutlet() {
            @Override
            public void send(Path path, byte[] buf, int off, int len) {
                if (deaf) {
                    return;
                }
                SimPeer peer = byAddress.get(path.reflexive());
                if (peer != null) {
                    peer.tap(Arrays.copyOfRange(buf, off, off + len));
                }
                out.send(path, buf, off, len);
            }

            @Override
            public void flush() {
                out.flush();
            }
        };
    }

    void attach(TransportAddress address, SimPeer peer) {
        byAddress.put(address, peer);
        network.attach(address, peer::receive);
    }

    void detach(TransportAddress address) {
        byAddress.remove(address);
        network.detach(address);
    }

    private RoomObserver observer() {
        return new RoomObserver() {
            @Override
            public void audible(List<AudibleSource> loudestFirst) {
                audible.add(loudestFirst);
            }

            @Override
            public void transportChanged(EndpointId endpoint, TransportState state) {
                told.add(new Told(network.nowNanos(), endpoint, state));
            }

            @Override
            public void handshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason) {
                failed.add(Map.entry(endpoint, reason));
            }
        };
    }

    /** A peer that has not joined yet. */
    SimPeer peer(String name) {
        return new SimPeer(this, name, ++peers, seed * 1_000 + peers);
    }

    /** A peer with that many receive slots and one send section, joined and connected. */
    SimPeer joined(String name, int slots) {
        SimPeer peer = peer(name);
        peer.join(slots);
        run(SECOND);
        return peer;
    }

    void plan(List<SimPeer> floor) {
        plan(floor, Map.of());
    }

    void plan(List<SimPeer> floor, Map<ChannelId, ChannelRoute> channels) {
        room.apply(new RoutingPlan(++epoch, floor.stream().map(SimPeer::id).toList(), channels));
    }

    static ChannelRoute live(SimPeer interpreter, WhenSilent whenSilent) {
        return new ChannelRoute(Optional.of(interpreter.id()), whenSilent);
    }

    static ChannelRoute idle(WhenSilent whenSilent) {
        return new ChannelRoute(Optional.empty(), whenSilent);
    }

    void run(long nanos) {
        network.run(nanos);
    }

    List<TransportState> states(SimPeer peer) {
        return told.stream()
                .filter(each -> each.endpoint().equals(peer.id()))
                .map(Told::state)
                .toList();
    }
}
