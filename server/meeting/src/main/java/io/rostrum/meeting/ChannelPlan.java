package io.rostrum.meeting;

import java.util.Optional;

/**
 * Who may be heard on one interpretation channel.
 *
 * @param microphone the interpreter whose microphone is open
 * @param whenSilent what the channel carries while none is
 */
public record ChannelPlan(Optional<ParticipantId> microphone, WhenSilent whenSilent) {}
