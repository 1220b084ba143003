package io.rostrum.node.view;

import io.rostrum.meeting.Meeting;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.ViewName;
import java.util.List;
import java.util.Optional;

/** A meeting's state as a view shows it. */
final class ViewStates {

    private ViewStates() {}

    static MeetingState of(
            String organisation, Meeting meeting, RosterIndex roster, ViewName view) {
        return new MeetingState(
                WireWords.header(organisation, meeting),
                WireWords.presidency(meeting),
                new MeetingState.SpeakersList(
                        WireWords.listStatus(meeting.list().status()),
                        meeting.list()
                                .entries()
                                .map(entry -> WireWords.entry(meeting, entry))
                                .toList()),
                new MeetingState.Floor(
                        meeting.charter().openMicrophones(),
                        meeting.floor().holders().stream()
                                .map(holder -> WireWords.holder(meeting, holder))
                                .toList()),
                channels(meeting, roster, view),
                switch (Visibility.roster(view)) {
                    case YES -> Optional.of(roster.all().map(WireWords::person).toList());
                    case NO -> Optional.empty();
                });
    }

    private static List<MeetingState.InterpretationChannel> channels(
            Meeting meeting, RosterIndex roster, ViewName view) {
        return meeting.charter().channels().stream()
                .map(channel ->
                        new MeetingState.InterpretationChannel(
                                channel.language().value(),
                                meeting.microphones()
                                        .on(channel.language())
                                        .map(id -> WireWords.person(meeting, id)),
                                WireWords.whenSilent(channel),
                                switch (Visibility.booths(view)) {
                                    case YES -> Optional.of(roster.booth(channel.language()));
                                    case NO -> Optional.empty();
                                }))
                .toList();
    }
}
