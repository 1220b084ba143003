package io.rostrum.loadtest.demo;

import io.rostrum.protocol.control.RefusalCode;
import java.util.EnumMap;
import java.util.Map;

/** What is counted for the summary. For the event loop. */
final class Tally {

    private final Map<RefusalCode, Integer> refusals = new EnumMap<>(RefusalCode.class);
    private int floorChanges;

    void refused(RefusalCode code) {
        refusals.merge(code, 1, Integer::sum);
    }

    void floorChanged() {
        floorChanges++;
    }

    int floorChanges() {
        return floorChanges;
    }

    Map<RefusalCode, Integer> refusals() {
        return Map.copyOf(refusals);
    }
}
