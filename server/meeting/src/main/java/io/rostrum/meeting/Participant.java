package io.rostrum.meeting;

/** Someone who was admitted to the meeting, whether or not they are there now. */
public record Participant(ParticipantId id, Badge badge, Presence presence) {
    /** What they are at the meeting. */
    public Role role() {
        return badge.role();
    }

    Participant with(Presence next) {
        return new Participant(id, badge, next);
    }
}
