package io.rostrum.protocol.media.sdp;

/** What reading an offer gives. */
public sealed interface OfferResult {

    /** It can be answered. */
    record Accepted(SdpOffer offer) implements OfferResult {}

    /** It cannot. */
    record Refused(SdpRefusal refusal) implements OfferResult {}
}
