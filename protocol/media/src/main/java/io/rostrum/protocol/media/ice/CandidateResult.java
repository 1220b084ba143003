package io.rostrum.protocol.media.ice;

/** What reading a candidate gives. */
public sealed interface CandidateResult {

    /** It has the form of a candidate; whether it can be used is another question. */
    record Read(Candidate candidate) implements CandidateResult {}

    /**
     * It has not.
     *
     * @param expected what should have stood there, in words
     */
    record Malformed(String expected) implements CandidateResult {}
}
