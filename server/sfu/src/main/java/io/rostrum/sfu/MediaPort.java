package io.rostrum.sfu;

import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.stun.StunPeek;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One port for the media of any number of rooms: takes every datagram, finds whose it is, and lets
 * through what is authentic and allowed. Sans-IO; for one owner thread, which also calls the rooms.
 *
 * <p>The way of a datagram: its kind by the first byte (RFC 7983); a check goes to the transport
 * whose fragment it names, anything else to the transport that a check has tied to its path; then
 * {@link PeerConnection} authenticates, {@link Uplink} asks the gate, {@link FanOut} forwards.
 */
public final class MediaPort {

    private final PortContext port;
    private final FanOut fanOut;

    /** Replaced, never changed: an observer may open or close rooms while they are gone through. */
    private List<MediaRoom> rooms = List.of();

    /**
     * A port without rooms, at the time of the config's clock.
     *
     * @param outlet where datagrams go; the owner flushes it after a batch of {@link #receive}, the
     *     port itself after everything else
     * @param random for what nobody may guess: passwords, stream numbers
     */
    public MediaPort(
            MediaConfig config,
            PacketOutlet outlet,
            Handshakes handshakes,
            MediaMeter meter,
            SecureRandom random) {
        port =
                new PortContext(
                        config,
                        outlet,
                        handshakes,
                        meter,
                        random,
                        new TransportDirectory(),
                        new PortClock(config.wallClock().nanos()));
        fanOut = new FanOut(meter);
    }

    /** Opens a room, without endpoints and with a plan that allows nobody to be heard. */
    public MediaRoom openRoom(RoomObserver observer) {
        MediaRoom room = new MediaRoom(port, fanOut, observer, this::forget);
        List<MediaRoom> more = new ArrayList<>(rooms);
        more.add(room);
        rooms = List.copyOf(more);
        return room;
    }

    private void forget(MediaRoom room) {
        rooms = rooms.stream().filter(each -> each != room).toList();
    }

    /**
     * Takes a datagram, whatever its bytes, and changes them: decryption is in place. What follows
     * from it is put into the outlet, which is not flushed.
     *
     * @param nowNanos a monotonic clock's time, never earlier than any before
     */
    public void receive(Path path, byte[] buf, int off, int len, long nowNanos) {
        port.clock().advance(nowNanos);
        port.meter().received(len);
        PacketKind kind = PacketKind.classify(buf, off, len);
        switch (kind) {
            case STUN -> check(path, buf, off, len);
            case DTLS, RTP, RTCP -> fromPeer(kind, path, buf, off, len);
            case TURN_CHANNEL, UNKNOWN -> port.meter().dropped(DropReason.UNKNOWN_KIND);
        }
    }

    private void check(Path path, byte[] buf, int off, int len) {
        Optional<String> ufrag = StunPeek.localUfrag(buf, off, len);
        MediaTransport transport = ufrag.isPresent() ? port.directory().byUfrag(ufrag.get()) : null;
        if (transport == null) {
            port.meter().dropped(DropReason.STUN_UNKNOWN_UFRAG);
        } else {
            transport.check(path, buf, off, len);
        }
    }

    private void fromPeer(PacketKind kind, Path path, byte[] buf, int off, int len) {
        MediaTransport transport = port.directory().byPath(path);
        if (transport == null) {
            port.meter().dropped(DropReason.UNKNOWN_PATH);
        } else if (!transport.listensTo(path)) {
            port.meter().dropped(DropReason.CONSENT_EXPIRED);
        } else if (kind == PacketKind.DTLS) {
            transport.dtls(buf, off, len);
        } else if (kind == PacketKind.RTP) {
            transport.connection().rtp(buf, off, len);
        } else {
            transport.connection().rtcp(buf, off, len);
        }
    }

    /**
     * Lets time pass: repairs that have waited long enough, speech that has ended, reports, consent
     * that has run out. To be called at most 20 ms apart. A mistake of ours that comes to light
     * ends its room and is thrown when all others have had their turn.
     */
    public void tick(long nowNanos) {
        port.clock().advance(nowNanos);
        List<RuntimeException> mistakes = new ArrayList<>();
        for (MediaRoom room : rooms) {
            try {
                room.tick();
            } catch (RuntimeException mistake) {
                mistakes.add(mistake);
                room.close();
            }
        }
        port.outlet().flush();
        if (!mistakes.isEmpty()) {
            throw mistakes.getFirst();
        }
    }

    /** Closes all rooms, with a good-bye to every peer. As often as one likes. */
    public void close() {
        rooms.forEach(MediaRoom::close);
        port.outlet().flush();
    }

    /** How many fragments and paths lead to a transport. */
    int reachable() {
        return port.directory().size();
    }
}
