package io.rostrum.client.media;

/** Where a {@link MediaEngine} stands. */
public enum MediaState {
    /** Nothing has been answered yet. */
    NEW,
    /** An answer is there; path or keys are not yet. */
    CONNECTING,
    /** Sound goes both ways. */
    CONNECTED,
    /** The server does not answer on the path: an offer for {@link OfferKind#ICE_RESTART} helps. */
    INTERRUPTED,
    /** The keys are gone or never came: an offer for {@link OfferKind#NEW_TRANSPORT} helps. */
    LOST,
    /** By {@link MediaEngine#close()}. */
    CLOSED
}
