package io.rostrum.meeting;

/** What a participant is at the meeting; {@link Rights} says what each may do. */
public enum Role {
    /** Presides when present. */
    CHAIR,
    /** Presides in the chair's place. */
    DEPUTY_CHAIR,
    /** Acts for the chair's list. */
    SECRETARY,
    /** Helps remote participants. */
    MODERATOR,
    /** Speaks for a delegation. */
    DELEGATE,
    /** Attends and may speak, for a delegation or an organisation. */
    OBSERVER,
    /** Works in a booth, into one language or more. */
    INTERPRETER,
    /** Keeps the equipment. */
    TECHNICIAN,
    /** Listens. */
    PUBLIC
}
