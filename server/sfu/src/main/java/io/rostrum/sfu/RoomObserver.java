package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import java.util.List;

/** Is told what happens in a room. Called on the owner thread; must not block. */
public interface RoomObserver {

    /**
     * Which microphones on the floor are heard now, loudest first; empty when nobody speaks. Told
     * on change, at most five times a second.
     */
    void audible(List<AudibleSource> loudestFirst);

    /** The endpoint's transport is in another state than before. */
    void transportChanged(EndpointId endpoint, TransportState state);

    /**
     * Why the endpoint's transport is {@link TransportState#FAILED}, just before it is told to be.
     */
    void handshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason);
}
