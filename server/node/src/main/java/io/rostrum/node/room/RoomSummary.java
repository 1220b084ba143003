package io.rostrum.node.room;

import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.TextByLanguage;
import java.time.Instant;

/**
 * A room as a list of rooms shows it.
 *
 * @param present how many are connected
 */
public record RoomSummary(
        RoomKey key, TextByLanguage title, MeetingKind kind, Instant createdAt, int present) {}
