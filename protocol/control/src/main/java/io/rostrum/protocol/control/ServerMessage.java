package io.rostrum.protocol.control;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Anything the server may send. Times are milliseconds since the epoch by the server's clock; a
 * {@code serverTime} says when the message was written, so that a client shows clocks by the
 * server's time and not by its own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerMessage {

    /** The one answer to a {@link Request}. */
    sealed interface Answer extends ServerMessage {
        String id();
    }

    /**
     * The request was carried out.
     *
     * @param revision the revision of the sender's view that shows the effect; the current one if
     *     the view shows none
     */
    record Accepted(String id, long revision) implements Answer {}

    /**
     * The request was not carried out, and nothing was changed.
     *
     * @param code from the registry
     * @param params what the sentence of the code speaks of, by name
     * @param message the sentence in English, for clients without a catalogue
     */
    record Refused(String id, RefusalCode code, Map<String, String> params, String message)
            implements Answer {}

    /**
     * The answer to {@link Request.Join}; a {@link Snapshot} or the missed events follow.
     *
     * @param resumeToken to return with after a break, new on every join
     * @param graceSeconds how long a dropped participant keeps place and floor
     * @param resumption whether events follow from the point named, or a fresh snapshot
     */
    record Joined(
            String id,
            String resumeToken,
            int graceSeconds,
            ResumptionKind resumption,
            long serverTime,
            You you,
            Limits limits)
            implements Answer {}

    enum ResumptionKind {
        FRESH,
        RESUMED
    }

    /** What the server accepts from this client. */
    record Limits(int messageBytes, int messagesPerSecond) {}

    /**
     * The answer to {@link Request.OfferMedia}.
     *
     * @param sdp the SDP answer
     * @param slots what each receive section of the offer is for, in the order of the offer
     */
    record MediaAnswered(String id, String sdp, List<MediaSlot> slots) implements Answer {}

    /**
     * A receive section of the client and what it is for.
     *
     * @param mid the section's identification tag (RFC 5888)
     */
    record MediaSlot(String mid, SlotPurpose purpose) {}

    enum SlotPurpose {
        /** Sound of the floor; several slots for several microphones. */
        FLOOR,
        /** The chosen interpretation channel. */
        INTERPRETATION,
        /** The only slot of this client: whatever is to be heard. */
        SHARED
    }

    /** A page of the roster. {@code more} tells whether another page follows. */
    record Participants(String id, List<Person> page, int total, Continuation more)
            implements Answer {}

    enum Continuation {
        MORE,
        END
    }

    /** The whole of one's view at a revision; replaces whatever the client holds. */
    record Snapshot(
            ViewName view,
            long revision,
            long sequence,
            long serverTime,
            MeetingState state,
            You you)
            implements ServerMessage {}

    /** One step of one's view: revision is exactly one more than the last. */
    record Event(long revision, long serverTime, ViewEvent event) implements ServerMessage {}

    /** One step of one's personal lane: sequence is exactly one more than the last. */
    record Personal(long sequence, long serverTime, Notice notice) implements ServerMessage {}

    /** Latest value wins; unsequenced, may be dropped, never replayed. */
    sealed interface Signal extends ServerMessage {}

    /** How many are connected, by attendance. */
    record Audience(int inRoom, int remote, int publicListeners) implements Signal {}

    /**
     * Which open microphones are heard now, loudest first; levels in dB below full scale (RFC 6464:
     * 0 to 127).
     */
    record Audible(List<AudibleSource> floor) implements Signal {}

    record AudibleSource(String participantId, int level) {}

    /**
     * One's media connection ended without ever being secured; nothing was sent on it. Sent to its
     * participant alone.
     *
     * @param code from the registry; after {@link RefusalCode#MEDIA_WRONG_CERTIFICATE} the same
     *     offer will fail again, after {@link RefusalCode#MEDIA_NOT_SECURED} a new one may succeed
     * @param params what the sentence of the code speaks of, by name
     * @param message the sentence in English, for clients without a catalogue
     */
    record MediaFailed(RefusalCode code, Map<String, String> params, String message)
            implements Signal {}

    record Pong(double sentAt, long serverTime) implements Signal {}

    /**
     * The server will close this connection soon, for a planned restart; come back after {@code
     * retryAfterMillis}.
     */
    record Draining(int retryAfterMillis, long serverTime) implements Signal {}

    /**
     * Sent last, before the WebSocket is closed with the code's number.
     *
     * @param retryAfterMillis when to come back; if it is there, the client may come back whatever
     *     the code
     */
    record Closing(CloseCode code, String message, Optional<Integer> retryAfterMillis)
            implements ServerMessage {}
}
