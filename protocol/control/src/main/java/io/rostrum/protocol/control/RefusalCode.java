package io.rostrum.protocol.control;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registry of refusals: why a request was not carried out. A code keeps its meaning for ever;
 * its sentence is the English fallback, with {@code {name}} for each parameter.
 */
public enum RefusalCode {
    // The message itself
    MALFORMED("The message could not be read: {detail}."),
    UNKNOWN_TYPE("There is no message of type “{type}”."),
    TOO_LARGE("The message has {size} bytes; at most {limit} are accepted."),
    TOO_MANY_MESSAGES("More than {limit} messages a second; slow down."),
    JOIN_FIRST("The first message must be “join”."),
    ALREADY_JOINED("This connection has joined already."),
    INVALID_VALUE("“{field}” is not acceptable: {detail}."),

    // The token
    TOKEN_MALFORMED("The join token could not be read: {detail}."),
    TOKEN_FORGED("The join token is not signed by a key of this server."),
    TOKEN_EXPIRED("The join token expired at {expiredAt}."),
    TOKEN_NOT_YET_VALID("The join token is valid from {validFrom} on."),
    NO_SUCH_MEETING("There is no meeting “{meeting}” on this server."),

    // The procedure
    NOT_ALLOWED("In this meeting the role “{role}” does not have the right to “{right}”."),
    NOT_PRESENT("This takes a participant who is present."),
    NO_SUCH_PARTICIPANT("There is no participant “{participant}” in this meeting."),
    NO_SUCH_DELEGATION("There is no delegation “{delegation}” in this meeting."),
    NO_SUCH_REQUEST("There is no waiting request “{request}”."),
    LIST_CLOSED("The list of speakers is closed."),
    LIST_EMPTY("The list of speakers is empty."),
    NOBODY_READY("Nobody on the list of speakers can take the floor now."),
    LIST_ALREADY_OPEN("The list of speakers is open already."),
    LIST_ALREADY_CLOSED("The list of speakers is closed already."),
    ALREADY_ON_LIST("You are on the list of speakers already."),
    ALREADY_HOLDS_FLOOR("The floor has been given to this participant already."),
    NOT_HOLDING_FLOOR("This participant does not have the floor."),
    CANNOT_SPEAK("“{participant}” has no right to speak and cannot be given the floor."),
    PRESIDES("“{participant}” presides, and speaks without being given the floor."),
    FLOOR_OCCUPIED("All {microphones} microphones are open; take one back first."),
    CLOCK_NOT_RUNNING("The clock stands still already."),
    CLOCK_RUNNING("The clock runs already."),
    NO_TIME_LIMIT("This statement has no time limit."),
    ALREADY_PRESIDING("You have the chair already."),
    CHAIR_NOT_OFFERED("The chair has not been offered to you."),
    MICROPHONE_TAKEN("{holder} is live on {language}; use the hand-over."),
    MICROPHONE_ALREADY_YOURS("Your microphone is live on {language} already."),
    MICROPHONE_NOT_YOURS("Your microphone is not live on {language}."),
    NOT_YOUR_CHANNEL("{language} is not a channel of your booth."),
    NO_SUCH_CHANNEL("There is no channel “{channel}” in this meeting."),
    MEETING_ENDED("The meeting has ended."),

    // Media
    OFFER_UNREADABLE("The media offer could not be read: {detail}."),
    OFFER_WITHOUT_SLOT(
            "The media offer has no section that this server can use; expected audio with opus/48000/2."),
    OFFER_UNSUITABLE("The media offer cannot be accepted: {detail}."),
    MEDIA_WRONG_CERTIFICATE(
            "The media connection did not show the certificate that its offer names; it was closed."),
    MEDIA_NOT_SECURED("The media connection could not be secured: {detail}."),

    // The server
    BUSY("The server has too much to do; try again."),
    RATE_LIMITED("Too many attempts from this address; try again in {seconds} s."),
    DRAINING("The server is about to restart; come back in a moment."),
    INTERNAL("The server made a mistake; it has been recorded.");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    /** The English sentence, with {@code {name}} for each parameter. */
    public String sentence() {
        return sentence;
    }

    /** The English sentence; a parameter that is not given is shown as a question mark. */
    public String sentence(Map<String, String> params) {
        return PLACE.matcher(sentence)
                .replaceAll(place ->
                        Matcher.quoteReplacement(params.getOrDefault(place.group(1), "?")));
    }
}
