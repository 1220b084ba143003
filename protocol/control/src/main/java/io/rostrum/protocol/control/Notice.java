package io.rostrum.protocol.control;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What only one participant is told: the steps of the personal lane. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Notice {

    /** The participant's sound is now heard on the floor or on the channel of a language. */
    record MicrophoneOpened(String on) implements Notice {}

    /** The participant's sound is heard no longer. */
    record MicrophoneClosed(String on, CloseReason reason) implements Notice {}

    enum CloseReason {
        YIELDED,
        REVOKED,
        SILENCED,
        TIME_EXPIRED,
        TAKEN_OVER,
        CLOSED_BY_SELF,
        CHAIR_PASSED,
        LINE_DROPPED,
        MEETING_ENDED
    }

    /** The rest of the speaking time has reached the warning. */
    record TimeWarning(long restMillis) implements Notice {}

    /** The speaking time is over. */
    record TimeExpired() implements Notice {}

    /** The chair declined one's request. */
    record RequestDenied(String requestId, Optional<String> reason) implements Notice {}

    /** The chair's line dropped and the chair is offered to this deputy. */
    record ChairOffered() implements Notice {}
}
