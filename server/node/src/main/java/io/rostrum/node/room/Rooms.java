package io.rostrum.node.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.EventLoopGroup;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.node.media.MediaServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The rooms of this node. Thread-safe. */
public final class Rooms {

    private static final Duration ENDED_REMEMBERED = Duration.ofDays(1);
    private static final int MOST_ENDED_REMEMBERED = 10_000;

    /** What became of a meeting that was to be created. */
    public enum Creation {
        CREATED,
        /** The organisation holds a meeting of this name already. */
        EXISTS,
        /** The server is about to stop. */
        DRAINING
    }

    /** What became of a meeting that was to be ended. */
    public enum Ending {
        ENDED,
        NO_SUCH_MEETING
    }

    /** Where someone who wants to join is to go. */
    public sealed interface Whereabouts {

        /** To this room. */
        record InProgress(RoomMailbox mailbox) implements Whereabouts {}

        /** Nowhere: the meeting has ended. */
        record Ended() implements Whereabouts {}

        /** Nowhere: there is no such meeting. */
        record Unknown() implements Whereabouts {}
    }

    private final RoomContext context;
    private final EventLoopGroup loops;
    private final MediaServer media;
    private final Map<RoomKey, Room> rooms = new ConcurrentHashMap<>();
    private final Occupancy occupancy = new Occupancy();
    private final AtomicReference<Creation> creation = new AtomicReference<>(Creation.CREATED);
    private final Cache<RoomKey, RoomKey> ended =
            Caffeine.newBuilder()
                    .maximumSize(MOST_ENDED_REMEMBERED)
                    .expireAfterWrite(ENDED_REMEMBERED)
                    .build();

    /**
     * Makes a node's rooms.
     *
     * @param loops each room gets one, in turn
     */
    public Rooms(RoomContext context, EventLoopGroup loops, MediaServer media) {
        this.context = context;
        this.loops = loops;
        this.media = media;
    }

    /**
     * Creates a meeting.
     *
     * @throws IllegalArgumentException if the charter has faults
     */
    public Creation create(String organisation, MeetingCharter charter) {
        if (creation.get() != Creation.CREATED) {
            return creation.get();
        }
        RoomKey key = new RoomKey(organisation, charter.id());
        AtomicReference<Creation> outcome = new AtomicReference<>(Creation.EXISTS);
        rooms.computeIfAbsent(
                key,
                _ -> {
                    Room room =
                            new Room(
                                    key,
                                    charter,
                                    context,
                                    loops.next(),
                                    media,
                                    occupancy,
                                    this::closed);
                    occupancy.roomOpened();
                    outcome.set(Creation.CREATED);
                    return room;
                });
        if (outcome.get() == Creation.CREATED) {
            ended.invalidate(key);
        }
        return outcome.get();
    }

    /** Ends a meeting for good; everyone in it is told. */
    public Ending end(RoomKey key) {
        Room room = rooms.remove(key);
        if (room == null) {
            return Ending.NO_SUCH_MEETING;
        }
        ended.put(key, key);
        room.mailbox().offer(new RoomTask.End());
        return Ending.ENDED;
    }

    /** The meetings of an organisation, in order of their names. */
    public List<RoomSummary> list(String organisation) {
        return rooms.values().stream()
                .map(Room::summary)
                .filter(summary -> summary.key().organisation().equals(organisation))
                .sorted(Comparator.comparing(summary -> summary.key().meeting()))
                .toList();
    }

    /** A meeting in progress. */
    public Optional<RoomSummary> find(RoomKey key) {
        return Optional.ofNullable(rooms.get(key)).map(Room::summary);
    }

    /** Where the way to a meeting leads. */
    public Whereabouts whereabouts(RoomKey key) {
        Room room = rooms.get(key);
        if (room != null) {
            return new Whereabouts.InProgress(room.mailbox());
        }
        return ended.getIfPresent(key) == null
                ? new Whereabouts.Unknown()
                : new Whereabouts.Ended();
    }

    private void closed(Room room) {
        rooms.remove(room.key(), room);
        occupancy.roomClosed();
    }

    /** How many participants are connected, in all rooms. */
    public int connected() {
        return occupancy.sessions();
    }

    /**
     * Tells everyone that the server is about to stop, and blocks until nobody is connected or the
     * period is over. Nobody can join any more.
     *
     * @param retryAfter when clients are to come back
     */
    public void drain(Duration period, Duration retryAfter) throws InterruptedException {
        creation.set(Creation.DRAINING);
        int millis = Math.toIntExact(retryAfter.toMillis());
        rooms.values().forEach(room -> room.mailbox().offer(new RoomTask.Drain(millis)));
        occupancy.awaitNoSessions(period);
    }

    /** Closes every room, and blocks until they are closed; the meetings are not ended. */
    public void close(Duration atMost, Duration retryAfter) throws InterruptedException {
        creation.set(Creation.DRAINING);
        int millis = Math.toIntExact(retryAfter.toMillis());
        rooms.values().forEach(room -> room.mailbox().offer(new RoomTask.Close(millis)));
        occupancy.awaitNoRooms(atMost);
    }
}
