package io.rostrum.node.view;

import io.rostrum.meeting.Role;
import io.rostrum.protocol.control.ViewName;

/** Which view a role sees, and what a view shows beyond what all show. */
public final class Visibility {

    /** Whether a view shows a part of the state. */
    enum Shown {
        YES,
        NO
    }

    private Visibility() {}

    /** The one view of a role. */
    public static ViewName viewOf(Role role) {
        return switch (role) {
            case CHAIR, DEPUTY_CHAIR, SECRETARY, MODERATOR -> ViewName.PRESIDING;
            case INTERPRETER -> ViewName.BOOTH;
            case TECHNICIAN -> ViewName.TECHNICIAN;
            case DELEGATE, OBSERVER -> ViewName.PARTICIPANT;
            case PUBLIC -> ViewName.PUBLIC;
        };
    }

    /** The interpreters of each booth. */
    static Shown booths(ViewName view) {
        return switch (view) {
            case BOOTH, PRESIDING, TECHNICIAN -> Shown.YES;
            case PUBLIC, PARTICIPANT -> Shown.NO;
        };
    }

    /** Everyone present, by name. */
    static Shown roster(ViewName view) {
        return switch (view) {
            case PRESIDING, TECHNICIAN -> Shown.YES;
            case PUBLIC, PARTICIPANT, BOOTH -> Shown.NO;
        };
    }
}
