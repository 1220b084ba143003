package io.rostrum.sfu;

import java.util.List;

/** What became of an SDP offer. */
public sealed interface OfferOutcome {

    /**
     * It was accepted.
     *
     * @param sdp the answer
     * @param slots what each receive section of the offer is for, in the order of the offer
     */
    record Answered(String sdp, List<MediaSlot> slots) implements OfferOutcome {

        /** Copies the list. */
        public Answered {
            slots = List.copyOf(slots);
        }
    }

    /**
     * It was refused, and whatever was before it stays.
     *
     * @param detail one English phrase for who wrote the offer
     */
    record Refused(Reason reason, String detail) implements OfferOutcome {}

    /** The kinds of refusal. */
    enum Reason {
        /** It is no SDP, or lacks what an offer must have. */
        UNREADABLE,
        /** No section of it is of use here: none is audio with Opus. */
        WITHOUT_SLOT,
        /** It is readable, but asks for what we do not do. */
        UNSUITABLE
    }
}
