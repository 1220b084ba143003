package io.rostrum.protocol.media.sdp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A section of an answer: what was agreed about it. */
public sealed interface AnsweredSection {

    /**
     * The client sends, the server receives.
     *
     * @param mid names the section
     * @param opus the payload type, and what the server wishes to receive
     * @param red the payload type of RED, when it may be used
     * @param extensions what the client may put on its packets
     */
    record Uplink(String mid, OpusFormat opus, OptionalInt red, ExtensionIds extensions)
            implements AnsweredSection {}

    /**
     * The server sends, the client receives.
     *
     * @param mid names the section
     * @param opus the payload type of what comes
     * @param extensions what stands on each packet
     * @param source the only one that is ever heard here
     * @param streamId what a browser calls it
     */
    record Slot(
            String mid,
            OpusFormat opus,
            ExtensionIds extensions,
            DeclaredSource source,
            MediaStreamId streamId)
            implements AnsweredSection {}

    /**
     * Nobody sends, for now.
     *
     * @param mid names the section
     * @param opus the payload type there would be
     */
    record Idle(String mid, OpusFormat opus) implements AnsweredSection {}

    /**
     * Refused for good; it keeps its place.
     *
     * @param kind as offered
     * @param protocol as offered
     * @param formats as offered
     * @param mid as offered
     */
    record Rejected(String kind, String protocol, List<String> formats, Optional<String> mid)
            implements AnsweredSection {

        /** Copies the list. */
        public Rejected {
            formats = List.copyOf(formats);
        }
    }
}
