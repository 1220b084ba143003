package io.rostrum.meeting;

/**
 * What is wrong with a meeting's description.
 *
 * @param code which rule it breaks
 * @param at the delegation, channel, deputy or value that breaks it
 */
public record CharterFault(Code code, String at) {
    /** The rules of a meeting's description. */
    public enum Code {
        /** The title has no text, or an empty one. */
        TITLE_MISSING,
        /** A delegation's name has no text, or an empty one. */
        DELEGATION_NAME_MISSING,
        /** Two delegations have the same code. */
        DELEGATION_REPEATED,
        /** Two interpretation channels have the same language. */
        CHANNEL_REPEATED,
        /** A deputy is named twice. */
        DEPUTY_REPEATED,
        /** The speaking limit is not more than zero and at most a day. */
        SPEAKING_LIMIT_OUT_OF_RANGE,
        /** The warning is negative, or not less than the speaking limit. */
        WARNING_OUT_OF_RANGE,
        /** The number of open microphones is not between 1 and 32. */
        OPEN_MICROPHONES_OUT_OF_RANGE
    }
}
