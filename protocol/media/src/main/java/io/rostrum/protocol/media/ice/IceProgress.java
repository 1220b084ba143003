package io.rostrum.protocol.media.ice;

/** What a controlling agent made of a STUN message. */
public sealed interface IceProgress {

    /** An authentic answer to a check of ours. */
    enum Advanced implements IceProgress {
        /** A pair works. */
        VALIDATED,
        /** The nominated pair works: its path is now the selected one. */
        SELECTED,
        /** The peer consents to receive for another 30 seconds. */
        CONSENTED
    }

    /** Anything else. */
    enum Ignored implements IceProgress {
        /** No STUN message, damaged, or an answer without XOR-MAPPED-ADDRESS. */
        MALFORMED,
        /** A request or an indication; the peer is lite and sends none. */
        NOT_A_RESPONSE,
        /** No check of ours waits for it: late, or forged. */
        UNKNOWN_TRANSACTION,
        /** From another path than the check went to (RFC 8445 section 7.2.5.2.1). */
        WRONG_PATH,
        /** Not made with the peer's password. */
        WRONG_INTEGRITY,
        /**
         * An error answer: the check is made again later. See {@link
         * IceControllingAgent#lastErrorCode()}.
         */
        REJECTED,
        /**
         * An authentic 403: the peer does not want to receive (RFC 7675 section 5.2). Nothing may
         * be sent any more.
         */
        REVOKED
    }
}
