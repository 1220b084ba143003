package io.rostrum.node.view;

import io.rostrum.meeting.Participant;
import io.rostrum.meeting.Presence;
import io.rostrum.meeting.Role;
import io.rostrum.protocol.control.ServerMessage;
import java.util.Optional;

/** How many are connected, by attendance; kept by difference. One room's, on its thread. */
final class Headcount {

    private int inRoom;
    private int remote;
    private int publicListeners;

    /** Takes a change of one participant into account. */
    public void replace(Optional<Participant> before, Optional<Participant> after) {
        before.ifPresent(participant -> count(participant, -1));
        after.ifPresent(participant -> count(participant, 1));
    }

    private void count(Participant participant, int one) {
        if (participant.presence() != Presence.PRESENT) {
            return;
        }
        if (participant.role() == Role.PUBLIC) {
            publicListeners += one;
            return;
        }
        switch (participant.badge().attendance()) {
            case IN_ROOM -> inRoom += one;
            case REMOTE -> remote += one;
        }
    }

    /** All who are connected. */
    public int present() {
        return inRoom + remote + publicListeners;
    }

    /** The counts as they are told to everyone. */
    public ServerMessage.Audience signal() {
        return new ServerMessage.Audience(inRoom, remote, publicListeners);
    }
}
