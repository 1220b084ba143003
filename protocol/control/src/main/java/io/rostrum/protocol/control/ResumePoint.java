package io.rostrum.protocol.control;

/**
 * What a returning client holds.
 *
 * @param token the resume token of {@link ServerMessage.Joined}
 * @param revision the last revision of its view it has applied
 * @param sequence the last message of its personal lane it has applied
 */
public record ResumePoint(String token, long revision, long sequence) {}
