package io.rostrum.protocol.media.sdp;

/** What a server decides about a section for sound. */
public sealed interface SectionDecision {

    /** Take what the client sends. */
    record Receive() implements SectionDecision {}

    /**
     * Use the section as a slot: what is played there comes from one source, for the transport's
     * life.
     *
     * @param source declared in the answer, since browsers attach an undeclared one to the wrong
     *     section
     * @param streamId what a browser shall call it
     */
    record Play(DeclaredSource source, MediaStreamId streamId) implements SectionDecision {}

    /** Leave the section idle. Another offer may use it. */
    record Idle() implements SectionDecision {}
}
