package io.rostrum.loadtest.demo;

import io.netty.channel.EventLoop;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.MeetingState.ListStatus;
import io.rostrum.protocol.control.Person;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the meeting alive as long as a robot presides: opens the list, sees that somebody asks for
 * the floor, gives it to the next. A person who takes the chair is left to it. For the event loop.
 */
final class Director {

    private static final long BEAT_MILLIS = 500;
    private static final int WAITING_ENOUGH = 3;
    private static final int BEATS_BETWEEN_SPEECHES = 2;
    private static final int CHAIR_SPEAKS_SECONDS = 2;

    private final EventLoop loop;
    private final List<Robot> presiding;
    private final Deque<Robot> delegates;
    private int quietBeats;

    /**
     * @param presiding the robots that may come to preside
     * @param delegates in the order in which they ask at first; whoever spoke goes to the end
     */
    Director(EventLoop loop, List<Robot> presiding, List<Robot> delegates) {
        this.loop = loop;
        this.presiding = presiding;
        this.delegates = new ArrayDeque<>(delegates);
    }

    void begin() {
        var _ =
                loop.scheduleAtFixedRate(
                        this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Optional<Robot> chair() {
        return presiding.stream().filter(Robot::presides).findFirst();
    }

    private void beat() {
        Optional<MeetingSnapshot> seen =
                presiding.stream().flatMap(r -> r.now().stream()).findFirst();
        if (seen.isEmpty()) {
            return;
        }
        MeetingState state = seen.get().state();
        someoneAsks(state);
        quietBeats = state.floor().holders().isEmpty() ? quietBeats + 1 : 0;
        Optional<Robot> chair = chair();
        if (chair.isEmpty()) {
            return;
        }
        if (state.list().status() == ListStatus.CLOSED) {
            chair.get().openList();
        }
        if (quietBeats >= BEATS_BETWEEN_SPEECHES && !state.list().entries().isEmpty()) {
            quietBeats = Integer.MIN_VALUE / 2; // until the floor is taken and free again
            Robot presider = chair.get();
            presider.speak(
                    CHAIR_SPEAKS_SECONDS, () -> presider.giveFloorToNext(() -> quietBeats = 0));
        }
    }

    private void someoneAsks(MeetingState state) {
        if (state.list().status() == ListStatus.CLOSED
                || state.list().entries().size() >= WAITING_ENOUGH) {
            return;
        }
        for (Robot candidate : List.copyOf(delegates)) {
            boolean waits =
                    state.list().entries().stream().anyMatch(e -> is(e.person(), candidate));
            boolean speaks =
                    state.floor().holders().stream().anyMatch(h -> is(h.person(), candidate));
            if (!waits && !speaks) {
                delegates.remove(candidate);
                delegates.addLast(candidate);
                candidate.requestFloor();
                return;
            }
        }
    }

    private static boolean is(Person person, Robot robot) {
        return person.id().equals(robot.part().id());
    }
}
