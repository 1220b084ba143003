package io.rostrum.protocol.control;

import java.util.List;
import java.util.Optional;

/**
 * What only the session itself is told of itself.
 *
 * @param rights what the participant may do in this meeting
 * @param channel what was last chosen to be heard: {@code floor} or a language
 * @param openOn where the participant's microphone is open: {@code floor} or the language of a
 *     channel; none: shut
 */
public record You(
        Person person, ViewName view, List<Right> rights, String channel, Optional<String> openOn) {

    /** A right in the meeting; the server enforces it, the client shows it. */
    public enum Right {
        OBSERVE,
        SPEAK,
        PRESIDE,
        KEEP_LIST,
        INTERPRET,
        SEE_ROSTER
    }
}
