package io.rostrum.meeting;

/** What a refusal tells beside its code. */
public enum RefusalParameter {
    /** A {@link ParticipantId}. */
    PARTICIPANT,
    /** The {@link ParticipantId} of an interpreter whose microphone is open. */
    HOLDER,
    /** A {@link RequestId}. */
    REQUEST,
    /** A {@link Role}, by its name. */
    ROLE,
    /** A {@link Right}, by its name. */
    RIGHT,
    /** A {@link DelegationCode}. */
    DELEGATION,
    /** The {@link LanguageTag} of a channel that does not exist. */
    CHANNEL,
    /** The {@link LanguageTag} of a channel. */
    LANGUAGE,
    /** How many may hold the floor at once. */
    MICROPHONES,
    /** The component of a badge or a command, by its name. */
    FIELD
}
