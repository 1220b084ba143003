package io.rostrum.node.admin;

import io.rostrum.meeting.MeetingCharter;
import java.util.List;

/** What became of a meeting's description. */
sealed interface Described {

    /** A charter without faults. */
    record Charter(MeetingCharter charter) implements Described {}

    /** Everything that is wrong, a sentence each, with its place in the description. */
    record Faulty(List<String> faults) implements Described {}
}
