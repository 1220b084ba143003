package io.rostrum.node.gateway;

import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.Outcome;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RefusalParameter;
import io.rostrum.protocol.control.RefusalCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The rules' refusals in the words of the registry. */
public final class Refusals {

    private Refusals() {}

    static Refusal notAllowed(String role, String right) {
        return new Refusal(RefusalCode.NOT_ALLOWED, Map.of("role", role, "right", right));
    }

    /**
     * What a rejected command is on the wire.
     *
     * @param meeting knows the names of those whom the refusal speaks of
     */
    public static Refusal of(Outcome.Rejected rejected, Meeting meeting) {
        Map<String, String> params = new HashMap<>();
        rejected.parameters()
                .forEach((name, value) ->
                        params.put(wireName(name), wireValue(name, value, meeting)));
        if (rejected.code() == io.rostrum.meeting.RefusalCode.INVALID_VALUE) {
            params.put("detail", "out of its range, or at odds with another value");
        }
        return new Refusal(code(rejected.code()), params);
    }

    private static String wireName(RefusalParameter name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** A person is spoken of by name. */
    private static String wireValue(RefusalParameter name, String value, Meeting meeting) {
        return switch (name) {
            case HOLDER ->
                    ParticipantId.parse(value)
                            .flatMap(meeting.roster()::participant)
                            .map(who -> who.badge().displayName())
                            .orElse(value);
            case PARTICIPANT,
                    REQUEST,
                    ROLE,
                    RIGHT,
                    DELEGATION,
                    CHANNEL,
                    LANGUAGE,
                    MICROPHONES,
                    FIELD ->
                    value;
        };
    }

    private static RefusalCode code(io.rostrum.meeting.RefusalCode code) {
        return switch (code) {
            case MEETING_ENDED -> RefusalCode.MEETING_ENDED;
            case NO_SUCH_PARTICIPANT -> RefusalCode.NO_SUCH_PARTICIPANT;
            case NOT_PRESENT -> RefusalCode.NOT_PRESENT;
            case NOT_ALLOWED -> RefusalCode.NOT_ALLOWED;
            case NO_SUCH_DELEGATION -> RefusalCode.NO_SUCH_DELEGATION;
            case NO_SUCH_CHANNEL -> RefusalCode.NO_SUCH_CHANNEL;
            case INVALID_VALUE -> RefusalCode.INVALID_VALUE;
            case LIST_ALREADY_OPEN -> RefusalCode.LIST_ALREADY_OPEN;
            case LIST_ALREADY_CLOSED -> RefusalCode.LIST_ALREADY_CLOSED;
            case LIST_CLOSED -> RefusalCode.LIST_CLOSED;
            case ALREADY_ON_LIST -> RefusalCode.ALREADY_ON_LIST;
            case NO_SUCH_REQUEST -> RefusalCode.NO_SUCH_REQUEST;
            case LIST_EMPTY -> RefusalCode.LIST_EMPTY;
            case NOBODY_READY -> RefusalCode.NOBODY_READY;
            case FLOOR_OCCUPIED -> RefusalCode.FLOOR_OCCUPIED;
            case ALREADY_HOLDS_FLOOR -> RefusalCode.ALREADY_HOLDS_FLOOR;
            case NOT_HOLDING_FLOOR -> RefusalCode.NOT_HOLDING_FLOOR;
            case CANNOT_SPEAK -> RefusalCode.CANNOT_SPEAK;
            case PRESIDES -> RefusalCode.PRESIDES;
            case CLOCK_NOT_RUNNING -> RefusalCode.CLOCK_NOT_RUNNING;
            case CLOCK_RUNNING -> RefusalCode.CLOCK_RUNNING;
            case ALREADY_PRESIDING -> RefusalCode.ALREADY_PRESIDING;
            case CHAIR_NOT_OFFERED -> RefusalCode.CHAIR_NOT_OFFERED;
            case NOT_YOUR_CHANNEL -> RefusalCode.NOT_YOUR_CHANNEL;
            case MICROPHONE_TAKEN -> RefusalCode.MICROPHONE_TAKEN;
            case MICROPHONE_ALREADY_YOURS -> RefusalCode.MICROPHONE_ALREADY_YOURS;
            case MICROPHONE_NOT_YOURS -> RefusalCode.MICROPHONE_NOT_YOURS;
        };
    }
}
