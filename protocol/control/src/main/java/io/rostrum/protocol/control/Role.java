package io.rostrum.protocol.control;

/** The role a join token gives. */
public enum Role {
    CHAIR,
    DEPUTY_CHAIR,
    SECRETARY,
    MODERATOR,
    DELEGATE,
    OBSERVER,
    INTERPRETER,
    TECHNICIAN,
    PUBLIC
}
