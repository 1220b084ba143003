package io.rostrum.protocol.control;

/** A message without an answer: the latest value wins, dropped when the server is busy. */
public sealed interface ClientSignal extends ClientMessage {

    /**
     * Asks for the server's time; {@link ServerMessage.Pong} echoes {@code sentAt}.
     *
     * @param sentAt the client's own clock, any epoch, in milliseconds
     */
    record Ping(double sentAt) implements ClientSignal {}

    /**
     * The participant mutes or unmutes their own microphone; muting also closes the gate in the
     * server.
     */
    record SelfMute(MuteState state) implements ClientSignal {}

    enum MuteState {
        MUTED,
        LIVE
    }
}
