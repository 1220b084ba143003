package io.rostrum.sfu;

import java.util.Optional;

/**
 * Who may be heard on one interpretation channel.
 *
 * @param microphone the endpoint of the interpreter whose microphone is open
 * @param whenSilent what the channel's listeners hear while no microphone is live
 */
public record ChannelRoute(Optional<EndpointId> microphone, WhenSilent whenSilent) {}
