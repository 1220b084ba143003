package io.rostrum.loadtest.demo;

import io.rostrum.loadtest.robot.Voice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One listener's judgement: hears the voices that the state of the meeting says it should, and no
 * others. State and sound come by different ways, so that a voice is still right for a second after
 * the state has let it go, and is only owed half a second after the state has let it in. For the
 * event loop.
 */
final class Ear {

    private static final long LENIENT_NANOS = 1_000_000_000L;
    private static final long SETTLED_NANOS = 500_000_000L;

    private final Supplier<Set<Voice>> expected;
    private final Map<Voice, Long> expectedSince = new HashMap<>();
    private final Map<Voice, Long> expectedUntil = new HashMap<>();
    private final Map<Voice, Integer> wrong = new HashMap<>();
    private int due;
    private int heardWhenDue;
    private int heard;
    private int unknown;
    private boolean listening;

    /**
     * @param expected whom the state says the listener hears now
     */
    Ear(Supplier<Set<Voice>> expected) {
        this.expected = expected;
    }

    /** From now on frames are owed: the listener's sound is connected. */
    void listening() {
        listening = true;
    }

    /** The state of the meeting has changed, or is about to be judged by. */
    void stateChanged(long now) {
        Set<Voice> _ = update(now);
    }

    private Set<Voice> update(long now) {
        Set<Voice> current = expected.get();
        for (Voice voice : current) {
            expectedSince.putIfAbsent(voice, now);
            expectedUntil.put(voice, now);
        }
        expectedSince.keySet().retainAll(new HashSet<>(current));
        return current;
    }

    private boolean settled(Voice voice, long now) {
        Long since = expectedSince.get(voice);
        return since != null && now - since >= SETTLED_NANOS;
    }

    /** A robot has sent a frame. */
    void spoken(Voice voice, long now) {
        update(now);
        if (listening && settled(voice, now)) {
            due++;
        }
    }

    /** The listener has heard a frame of a robot's voice. */
    void heard(Voice voice, long now) {
        Set<Voice> current = update(now);
        heard++;
        if (settled(voice, now)) {
            heardWhenDue++;
        }
        Long until = expectedUntil.get(voice);
        if (!current.contains(voice) && (until == null || now - until > LENIENT_NANOS)) {
            wrong.merge(voice, 1, Integer::sum);
        }
    }

    /** The listener has heard a frame of nobody's: a person's, or silence that recordings share. */
    void heardSomethingElse() {
        unknown++;
    }

    int heard() {
        return heard;
    }

    int unknown() {
        return unknown;
    }

    int due() {
        return due;
    }

    int heardWhenDue() {
        return heardWhenDue;
    }

    Map<Voice, Integer> wrong() {
        return Map.copyOf(wrong);
    }

    /**
     * Whether it heard what it should: nobody else, and at least nine in ten of the frames owed.
     */
    Verdict verdict() {
        boolean enough = due == 0 || heardWhenDue >= 0.9 * due;
        return wrong.isEmpty() && enough ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** What a listener found. */
    enum Verdict {
        RIGHT,
        WRONG
    }
}
