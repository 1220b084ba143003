package io.rostrum.node.gateway;

import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.ParticipantId;
import java.util.Optional;

/** What a request of someone who has joined comes to. */
public sealed interface Translation {

    /** An act in the meeting, by someone who has the right to it. */
    record Act(MeetingCommand.Act command) implements Translation {}

    /** The participant goes for good. */
    record Leave() implements Translation {}

    /** An SDP offer for the media plane. */
    record OfferMedia(String sdp) implements Translation {}

    /**
     * The choice of what to hear.
     *
     * @param channel {@code floor}, or the language of a channel of this meeting
     */
    record SelectChannel(String channel) implements Translation {}

    /** A page of the roster, for someone who may see it; the limit is in its range. */
    record ListParticipants(Optional<String> search, Optional<ParticipantId> after, int limit)
            implements Translation {}

    /** Nothing that may be done. */
    record Refused(Refusal refusal) implements Translation {}
}
