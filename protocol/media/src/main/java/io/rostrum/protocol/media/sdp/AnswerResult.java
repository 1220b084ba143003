package io.rostrum.protocol.media.sdp;

/** What reading an answer gives. */
public sealed interface AnswerResult {

    /** It can be used. */
    record Accepted(SdpAnswer answer) implements AnswerResult {}

    /** It cannot. */
    record Refused(SdpRefusal refusal) implements AnswerResult {}
}
