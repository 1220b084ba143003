package io.rostrum.meeting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may be heard, and where: all that the media plane needs to know of the rules.
 *
 * @param revision the meeting's revision that it follows from
 * @param floor who may be heard on the floor channel, by priority: the holders in the order in
 *     which they were given the floor, then who presides; the line of any may be down
 * @param channels by language, iterated in the charter's order
 */
public record AudibilityPlan(
        long revision, List<ParticipantId> floor, Map<LanguageTag, ChannelPlan> channels) {
    /** Copies the list and the map. */
    public AudibilityPlan {
        floor = List.copyOf(floor);
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
