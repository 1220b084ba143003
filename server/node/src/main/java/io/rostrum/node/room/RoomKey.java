package io.rostrum.node.room;

import io.rostrum.meeting.MeetingId;

/** Names a meeting on this installation. */
public record RoomKey(String organisation, MeetingId meeting) {

    @Override
    public String toString() {
        return organisation + "/" + meeting;
    }
}
