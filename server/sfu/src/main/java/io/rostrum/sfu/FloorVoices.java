package io.rostrum.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which open microphones of the floor are forwarded when there are more of them than
 * voices. Who speaks comes before who is quiet; when more speak than there are voices, a louder one
 * takes the place of the quietest, once that has had its voice for the hold-over. While nobody
 * speaks, the plan's order decides.
 */
final class FloorVoices {

    /** How much louder one must be to displace another, in dB. */
    private static final int MARGIN = 6;

    private final int voices;
    private final long holdOverNanos;

    /** All open microphones that send, in the plan's order. */
    private List<Publication> candidates = List.of();

    /** Those that have a voice, and since when. */
    private final List<Publication> chosen = new ArrayList<>();

    private final List<Long> chosenAt = new ArrayList<>();

    /** The chosen ones, who speaks first, each group in the plan's order. */
    private List<Publication> ranked = List.of();

    FloorVoices(int voices, long holdOverNanos) {
        this.voices = voices;
        this.holdOverNanos = holdOverNanos;
    }

    /** Replaces the open microphones; {@link #settle} then says who is heard. */
    void open(List<Publication> inPlanOrder) {
        candidates = List.copyOf(inPlanOrder);
        for (int i = chosen.size() - 1; i >= 0; i--) {
            if (!candidates.contains(chosen.get(i))) {
                drop(i);
            }
        }
    }

    /**
     * Who is heard, by importance to a listener with fewer slots: who speaks, then who is quiet,
     * each in the plan's order.
     */
    List<Publication> ranked() {
        return ranked;
    }

    /** Whether the microphone waits for a voice although it speaks: then settle at once. */
    boolean waits(Publication publication, long now) {
        return candidates.size() > voices
                && publication.level().speaking(now)
                && !chosen.contains(publication);
    }

    /** Decides anew; true when {@link #ranked} has changed. */
    boolean settle(long now) {
        if (candidates.size() > voices) {
            displaceQuiet(now);
            displaceFainter(now);
        }
        for (Publication candidate : candidates) {
            if (chosen.size() == voices) {
                break;
            }
            if (!chosen.contains(candidate)) {
                choose(candidate, now);
            }
        }
        return rank(now);
    }

    private void displaceQuiet(long now) {
        for (Publication challenger : challengers(now)) {
            if (chosen.size() < voices) {
                choose(challenger, now);
                continue;
            }
            int longestQuiet = -1;
            for (int i = 0; i < chosen.size(); i++) {
                SpeechLevel level = chosen.get(i).level();
                if (!level.speaking(now)
                        && (longestQuiet < 0
                                || level.quietFor(now)
                                        >= chosen.get(longestQuiet).level().quietFor(now))) {
                    longestQuiet = i;
                }
            }
            if (longestQuiet < 0) {
                return;
            }
            drop(longestQuiet);
            choose(challenger, now);
        }
    }

    private void displaceFainter(long now) {
        for (Publication challenger : challengers(now)) {
            int faintest = -1;
            for (int i = 0; i < chosen.size(); i++) {
                if (now - chosenAt.get(i) >= holdOverNanos
                        && (faintest < 0
                                || chosen.get(i).level().level()
                                        > chosen.get(faintest).level().level())) {
                    faintest = i;
                }
            }
            if (faintest < 0
                    || challenger.level().level() + MARGIN > chosen.get(faintest).level().level()) {
                return;
            }
            drop(faintest);
            choose(challenger, now);
        }
    }

    /** Those who speak without a voice, loudest first. */
    private List<Publication> challengers(long now) {
        List<Publication> speaking = new ArrayList<>();
        for (Publication candidate : candidates) {
            if (candidate.level().speaking(now) && !chosen.contains(candidate)) {
                speaking.add(candidate);
            }
        }
        speaking.sort(Comparator.comparingInt(each -> each.level().level()));
        return speaking;
    }

    private void choose(Publication publication, long now) {
        chosen.add(publication);
        chosenAt.add(now);
    }

    private void drop(int index) {
        chosen.remove(index);
        chosenAt.remove(index);
    }

    private boolean rank(long now) {
        List<Publication> next = new ArrayList<>(chosen.size());
        addRanked(next, true, now);
        addRanked(next, false, now);
        if (next.equals(ranked)) {
            return false;
        }
        ranked = next;
        return true;
    }

    private void addRanked(List<Publication> to, boolean speaking, long now) {
        for (Publication candidate : candidates) {
            if (chosen.contains(candidate) && candidate.level().speaking(now) == speaking) {
                to.add(candidate);
            }
        }
    }
}
