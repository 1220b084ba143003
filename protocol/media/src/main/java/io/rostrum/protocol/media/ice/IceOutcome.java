package io.rostrum.protocol.media.ice;

/** What a lite agent made of a STUN message. */
public sealed interface IceOutcome {

    /** An authentic check, which was answered with success. */
    enum Answered implements IceOutcome {
        /** The path is validated; the selected path is unchanged. */
        CHECKED,
        /** The check carried USE-CANDIDATE: its path is now the selected one. */
        NOMINATED,
        /**
         * As NOMINATED, and the first such under restarted credentials: the old ones are retired.
         */
        RESTARTED
    }

    /** Anything else: nothing was validated or selected. */
    enum Refused implements IceOutcome {
        /** No STUN message, or damaged. Not answered. */
        MALFORMED,
        /** An indication or a response; a lite agent waits for none. Not answered. */
        NOT_A_REQUEST,
        /** A method other than Binding. Not answered. */
        NOT_BINDING,
        /** No USERNAME or no MESSAGE-INTEGRITY: 400, a few a second. */
        NO_CREDENTIALS,
        /** USERNAME does not begin with our fragment: 401, a few a second. */
        UNKNOWN_USERNAME,
        /** MESSAGE-INTEGRITY was not made with our password: 401, a few a second. */
        WRONG_INTEGRITY,
        /** An attribute that must be understood is not: 420. */
        UNKNOWN_ATTRIBUTE,
        /** The peer also claims to be controlled: 487 (RFC 8445 section 7.3.1.1). */
        ROLE_CONFLICT,
        /** A check already seen on another path: a captured one sent again. Not answered. */
        REPLAYED
    }
}
