package io.rostrum.node.room;

import io.rostrum.meeting.Attendance;
import io.rostrum.meeting.Badge;
import io.rostrum.meeting.Capacity;
import io.rostrum.meeting.DelegationCode;
import io.rostrum.meeting.GroupCode;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.Role;
import io.rostrum.node.gateway.Refusal;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.protocol.control.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a token's claims make a participant. */
sealed interface Admission {

    /** They do; the meeting decides on the rest. */
    record Ready(MeetingCommand.Admit command) implements Admission {}

    /** They do not. */
    record Unfit(Refusal refusal) implements Admission {}

    /** Reads the claims of a token that is good. */
    static Admission of(JoinClaims claims) {
        Optional<ParticipantId> id = ParticipantId.parse(claims.participantId());
        if (id.isEmpty()) {
            return unfit("sub", "1 to 128 visible ASCII characters");
        }
        Optional<DelegationCode> delegation = claims.delegation().flatMap(DelegationCode::parse);
        if (delegation.isEmpty() && claims.delegation().isPresent()) {
            return new Unfit(
                    Refusal.of(
                            RefusalCode.NO_SUCH_DELEGATION,
                            "delegation",
                            claims.delegation().get()));
        }
        Optional<GroupCode> group = claims.capacity().flatMap(GroupCode::parse);
        if (group.isEmpty() && claims.capacity().isPresent()) {
            return unfit("capacity", "the code of a group");
        }
        List<LanguageTag> languages = new ArrayList<>();
        for (String text : claims.languages()) {
            Optional<LanguageTag> language = LanguageTag.parse(text);
            if (language.isEmpty()) {
                return new Unfit(Refusal.of(RefusalCode.NO_SUCH_CHANNEL, "channel", text));
            }
            languages.add(language.get());
        }
        Capacity alone = delegation.isPresent() ? new Capacity.National() : new Capacity.Personal();
        return new Ready(
                new MeetingCommand.Admit(
                        id.get(),
                        new Badge(
                                claims.name(),
                                role(claims.role()),
                                delegation,
                                group.<Capacity>map(Capacity.OnBehalfOfGroup::new).orElse(alone),
                                switch (claims.attendance()) {
                                    case IN_ROOM -> Attendance.IN_ROOM;
                                    case REMOTE -> Attendance.REMOTE;
                                },
                                languages)));
    }

    private static Unfit unfit(String claim, String expected) {
        return new Unfit(Refusal.invalid(claim, "expected " + expected));
    }

    private static Role role(io.rostrum.protocol.control.Role role) {
        return switch (role) {
            case CHAIR -> Role.CHAIR;
            case DEPUTY_CHAIR -> Role.DEPUTY_CHAIR;
            case SECRETARY -> Role.SECRETARY;
            case MODERATOR -> Role.MODERATOR;
            case DELEGATE -> Role.DELEGATE;
            case OBSERVER -> Role.OBSERVER;
            case INTERPRETER -> Role.INTERPRETER;
            case TECHNICIAN -> Role.TECHNICIAN;
            case PUBLIC -> Role.PUBLIC;
        };
    }
}
