package io.rostrum.protocol.control;

/** Why the server closed a WebSocket: application close codes (RFC 6455 §7.4.2). */
public enum CloseCode {
    /** The join was refused; the refusal was sent before. */
    JOIN_REFUSED(4001),
    /** Nobody joined in time. */
    JOIN_TIMEOUT(4002),
    /** The same identity joined from another tab or device, which took over. */
    SUPERSEDED(4003),
    /** The participant left. */
    LEFT(4004),
    /** The meeting has ended. */
    MEETING_ENDED(4005),
    /** Messages that could not be read, too large, too many. */
    PROTOCOL_VIOLATION(4006),
    /** The server restarts; come back. */
    DRAINING(4007),
    /** A chair or moderator removed the participant. */
    REMOVED(4008),
    /** The line did not answer pings. */
    UNRESPONSIVE(4009),
    /** The server made a mistake. */
    INTERNAL(4010);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
