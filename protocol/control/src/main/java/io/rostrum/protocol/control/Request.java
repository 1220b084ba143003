package io.rostrum.protocol.control;

import java.util.Optional;

/**
 * A message that is answered exactly once, by {@link ServerMessage.Answer} with the same id, even
 * when it is sent again after a reconnect. The id is chosen by the client, at most 64 characters,
 * unique within its resumable session.
 */
public sealed interface Request extends ClientMessage {

    String id();

    /**
     * The first message on every connection.
     *
     * @param token the signed join token
     * @param resume what the client holds from before a break, if it returns
     * @param client name and version of the software that joins, for the technician's view
     */
    record Join(String id, String token, Optional<ResumePoint> resume, Optional<String> client)
            implements Request {}

    /** Leaves the meeting for good: no grace period, the place in the list is given up. */
    record Leave(String id) implements Request {}

    /** Asks for the floor: a place on the list of speakers. */
    record RequestFloor(String id, FloorRequestKind kind) implements Request {}

    /** Takes a waiting request back; one's own, or as chair's list keeper another's. */
    record WithdrawRequest(String id, String requestId) implements Request {}

    /** The floor holder ends before time. */
    record YieldFloor(String id) implements Request {}

    /** The chair gives the floor to one request, or to the next on the list if none is named. */
    record GiveFloor(String id, Optional<String> requestId) implements Request {}

    /** The chair gives the floor to someone who is not on the list. */
    record GiveFloorTo(String id, String participantId) implements Request {}

    /** The chair declines a request; {@code reason} is shown to the requester. */
    record DenyRequest(String id, String requestId, Optional<String> reason) implements Request {}

    /** The chair takes the floor back: the microphone is shut in the server at once. */
    record RevokeFloor(String id, String participantId) implements Request {}

    /** The chair shuts every floor microphone but their own. */
    record SilenceAll(String id) implements Request {}

    record OpenList(String id) implements Request {}

    record CloseList(String id) implements Request {}

    record PauseClock(String id, String participantId) implements Request {}

    record ResumeClock(String id, String participantId) implements Request {}

    /** Gives the floor holder more speaking time, in seconds (1 to 3600). */
    record ExtendTime(String id, String participantId, int seconds) implements Request {}

    /** A deputy who was offered the chair takes it; a chair who returns takes it back. */
    record TakeChair(String id) implements Request {}

    /** An interpreter goes live on a channel of their booth. */
    record OpenMicrophone(String id, String language) implements Request {}

    record CloseMicrophone(String id, String language) implements Request {}

    /**
     * An interpreter takes the live microphone over from a colleague of the same booth, in one
     * step.
     */
    record TakeMicrophone(String id, String language) implements Request {}

    /**
     * Offers media: an SDP offer (RFC 8829) with this client's receive slots and send sections. May
     * be repeated at any time, for a changed network (ICE restart) or more sections. Answered by
     * {@link ServerMessage.MediaAnswered}.
     */
    record OfferMedia(String id, String sdp) implements Request {}

    /** Chooses what to hear: {@code floor} or the language of an interpretation channel. */
    record SelectChannel(String id, String channel) implements Request {}

    /**
     * Asks for a page of the roster, in order of name. Answered by {@link
     * ServerMessage.Participants}.
     *
     * @param search keeps names and delegation codes that contain it
     * @param after the participant id that ended the page before
     * @param limit 1 to 200
     */
    record ListParticipants(String id, Optional<String> search, Optional<String> after, int limit)
            implements Request {}
}
