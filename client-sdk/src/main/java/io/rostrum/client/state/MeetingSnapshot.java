package io.rostrum.client.state;

import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.ViewName;
import io.rostrum.protocol.control.You;

/**
 * Everything a client knows of its meeting at one moment. Immutable.
 *
 * @param revision of the view; grows by one with each of its events
 * @param sequence of the personal lane; grows by one with each notice
 */
public record MeetingSnapshot(
        ViewName view, long revision, long sequence, MeetingState state, You you) {}
