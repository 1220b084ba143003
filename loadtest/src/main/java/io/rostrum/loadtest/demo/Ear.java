package io.rostrum.loadtest.demo;

import io.rostrum.loadtest.robot.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One listener's judgement: hears the voices that the state of the meeting says it should, and no
 * others. State and sound come by different ways, so that a voice is right from a second before the
 * state lets it in until a second after it has let it go, and is only owed half a second after the
 * state has let it in. For the event loop.
 */
final class Ear {

    private static final long LENIENT_NANOS = 1_000_000_000L;
    private static final long SETTLED_NANOS = 500_000_000L;

    private final Supplier<Set<Voice>> expected;
    private final Map<Voice, Long> expectedSince = new HashMap<>();
    private final Map<Voice, Long> expectedUntil = new HashMap<>();

    /**
     * When a voice was heard that was not expected; forgiven if the state follows within a second.
     */
    private final Map<Voice, List<Long>> unexpected = new HashMap<>();

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
            if (expectedSince.putIfAbsent(voice, now) == null) {
                forgive(voice, now);
            }
            expectedUntil.put(voice, now);
        }
        expectedSince.keySet().retainAll(new HashSet<>(current));
        return current;
    }

    private void forgive(Voice voice, long now) {
        List<Long> early = unexpected.get(voice);
        if (early != null) {
            early.removeIf(heardAt -> now - heardAt <= LENIENT_NANOS);
            if (early.isEmpty()) {
                unexpected.remove(voice);
            }
        }
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
            unexpected.computeIfAbsent(voice, _ -> new ArrayList<>()).add(now);
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

    /** How many frames of which voices were heard that should not have been. */
    Map<Voice, Integer> wrong() {
        Map<Voice, Integer> counts = new HashMap<>();
        unexpected.forEach((voice, times) -> counts.put(voice, times.size()));
        return counts;
    }

    /**
     * Whether it heard what it should: nobody else, and at least nine in ten of the frames owed.
     */
    Verdict verdict() {
        boolean enough = due == 0 || heardWhenDue >= 0.9 * due;
        return unexpected.isEmpty() && enough ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** What a listener found. */
    enum Verdict {
        RIGHT,
        WRONG
    }
}
