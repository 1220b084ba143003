package io.rostrum.client.media;

/** What an offer is for. */
public enum OfferKind {
    /**
     * A transport of its own: the first one, or one in place of a transport whose keys the server
     * has lost with a crash. What was before it ends with the answer.
     */
    NEW_TRANSPORT,
    /**
     * Another way for the same transport, with fresh credentials (RFC 8445 section 9): the network
     * has changed. Keys and streams go on. An engine that has {@link MediaState#LOST} its keys
     * makes an offer for a new transport instead.
     */
    ICE_RESTART
}
