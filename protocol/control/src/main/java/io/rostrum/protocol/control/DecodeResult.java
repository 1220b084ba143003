package io.rostrum.protocol.control;

import java.util.Map;
import java.util.Optional;

/** What became of the bytes of a message. */
public sealed interface DecodeResult {

    /** A message of the protocol. */
    record Decoded(ClientMessage message) implements DecodeResult {}

    /**
     * Not a message of the protocol.
     *
     * @param id of the request, where it could be read, so that the refusal finds its sender's
     *     future
     */
    record Undecodable(RefusalCode code, Map<String, String> params, Optional<String> id)
            implements DecodeResult {}
}
