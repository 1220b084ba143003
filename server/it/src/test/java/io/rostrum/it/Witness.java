package io.rostrum.it;

import static io.rostrum.it.TestMeeting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.client.ClientListener;
import io.rostrum.client.ClientLoops;
import io.rostrum.client.ConnectionState;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.it.RawPeer.Conduct;
import io.rostrum.protocol.control.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two whom nobody else may harm: Ana has the floor and speaks all the while, Lia hears her, and
 * their connections never break.
 */
final class Witness {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int VOICE = 1;

    /** Half a second of speech: whatever was sent before it has come through, or never will. */
    private static final int A_WHILE = 25;

    private final Map<Integer, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final List<ConnectionState> states = new CopyOnWriteArrayList<>();
    private final RawPeer speaker = new RawPeer(VOICE, Conduct.HONEST);

    /** Joins both, and a chair who gives Ana the floor. */
    Witness(TestMeeting meeting) throws Exception {
        ClientListener watch =
                new ClientListener() {
                    @Override
                    public void connectionChanged(ConnectionState state, String detail) {
                        states.add(state);
                    }
                };
        RostrumClient chair = meeting.join("chair", Role.CHAIR);
        RostrumClient ana = meeting.join("ana", Role.DELEGATE, speaker, watch);
        get(chair.openList());
        get(ana.requestFloor());
        get(chair.giveFloorToNext());
        meeting.join(
                "lia",
                Role.OBSERVER,
                new OpusFrameEngine(
                        ClientLoops.create(1),
                        OpusFrameConfig.of(Microphone.NONE, 4),
                        (slot, sequence, timestamp, buf, off, len) ->
                                heard.computeIfAbsent(
                                                RawPeer.voice(buf, off), _ -> new AtomicInteger())
                                        .incrementAndGet()),
                watch);
        get(speaker.ready());
        speaker.speak();
        hearsOn();
        states.clear();
    }

    RawPeer speaker() {
        return speaker;
    }

    /** How many packets of the speaker were heard so far. */
    int packets() {
        AtomicInteger count = heard.get(VOICE);
        return count == null ? 0 : count.get();
    }

    /** Waits until more of the speaker was heard. */
    void hearsOn() {
        int then = packets() + A_WHILE;
        await("the floor is heard").atMost(PATIENCE).until(() -> packets() >= then);
    }

    /** The speaker is heard still, nobody else ever was, and no line broke. */
    void isUnharmed() {
        hearsOn();
        assertThat(heard.keySet()).isEqualTo(Set.of(VOICE));
        assertThat(states).as("of Ana’s and Lia’s connections, since they joined").isEmpty();
    }
}
