package io.rostrum.meeting;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The table of rights: what each role may do, what presiding adds, and what each act takes. {@link
 * Meeting#rights} applies it to a participant.
 */
public final class Rights {
    private static final Set<Right> LISTENER = only(Right.OBSERVE);
    private static final Set<Right> STAFF = only(Right.OBSERVE, Right.SEE_ROSTER);
    private static final Set<Right> SPEAKER = only(Right.OBSERVE, Right.SEE_ROSTER, Right.SPEAK);
    private static final Set<Right> CHAIR =
            only(Right.OBSERVE, Right.SEE_ROSTER, Right.SPEAK, Right.PRESIDE);
    private static final Set<Right> SECRETARIAT =
            only(Right.OBSERVE, Right.SEE_ROSTER, Right.SPEAK, Right.KEEP_LIST);
    private static final Set<Right> BOOTH = only(Right.OBSERVE, Right.SEE_ROSTER, Right.INTERPRET);
    private static final Set<Right> PRESIDING = only(Right.KEEP_LIST);

    private Rights() {}

    /** What a role may do, whoever presides. */
    public static Set<Right> of(Role role) {
        return switch (role) {
            case CHAIR, DEPUTY_CHAIR -> CHAIR;
            case SECRETARY -> SECRETARIAT;
            case MODERATOR, DELEGATE, OBSERVER -> SPEAKER;
            case INTERPRETER -> BOOTH;
            case TECHNICIAN -> STAFF;
            case PUBLIC -> LISTENER;
        };
    }

    /** What one may do beyond one's role while one presides. */
    public static Set<Right> ofPresiding() {
        return PRESIDING;
    }

    /** The right that an act takes. */
    public static Right required(MeetingCommand.Act act) {
        return switch (act) {
            case MeetingCommand.RequestFloor _,
                    MeetingCommand.WithdrawRequest _,
                    MeetingCommand.YieldFloor _ ->
                    Right.SPEAK;
            case MeetingCommand.TakeChair _ -> Right.PRESIDE;
            case MeetingCommand.OpenList _,
                    MeetingCommand.CloseList _,
                    MeetingCommand.DenyRequest _,
                    MeetingCommand.GiveFloor _,
                    MeetingCommand.RevokeFloor _,
                    MeetingCommand.SilenceAll _,
                    MeetingCommand.PauseClock _,
                    MeetingCommand.ResumeClock _,
                    MeetingCommand.ExtendTime _ ->
                    Right.KEEP_LIST;
            case MeetingCommand.OpenMicrophone _,
                    MeetingCommand.TakeMicrophone _,
                    MeetingCommand.CloseMicrophone _ ->
                    Right.INTERPRET;
        };
    }

    private static Set<Right> only(Right first, Right... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }
}
