/**
 * Sound for clients: engines that negotiate with a server, send a microphone and hand out what is
 * heard. One is pure Java and carries Opus frames, {@link io.rostrum.client.media.PcmEngine} is
 * libwebrtc and carries PCM.
 */
@NullMarked
package io.rostrum.client.media;

import org.jspecify.annotations.NullMarked;
