package io.rostrum.node.media;

import io.rostrum.sfu.RoomObserver;

/** Is told what happens in a room's media; on the media thread, must not block. */
public interface RoomMediaObserver extends RoomObserver {

    /** A mistake of the server has ended the room's media; it has been recorded. */
    void mediaFailed();
}
