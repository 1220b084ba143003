package io.rostrum.node.view;

import io.rostrum.meeting.AudibilityPlan;
import io.rostrum.meeting.ParticipantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose microphone is open, and where: {@code floor} or the language of a channel. Nobody's is open
 * in two places.
 */
public record OpenMicrophones(Map<ParticipantId, String> places) {

    /** The floor, as a place of an open microphone. */
    public static final String FLOOR = "floor";

    /** The open microphones of a plan. */
    public static OpenMicrophones of(AudibilityPlan plan) {
        Map<ParticipantId, String> places = new LinkedHashMap<>();
        plan.floor().forEach(id -> places.put(id, FLOOR));
        plan.channels()
                .forEach((language, channel) ->
                        channel.microphone().ifPresent(id -> places.put(id, language.value())));
        return new OpenMicrophones(places);
    }

    /** Where a participant's microphone is open. */
    public Optional<String> of(ParticipantId id) {
        return Optional.ofNullable(places.get(id));
    }

    /** Those of these that are not open, or not at the same place, in another. */
    public OpenMicrophones without(OpenMicrophones other) {
        Map<ParticipantId, String> rest = new LinkedHashMap<>(places);
        rest.entrySet().removeAll(other.places.entrySet());
        return new OpenMicrophones(rest);
    }
}
