package io.rostrum.protocol.control;

/** What a participant asks the floor for. */
public enum FloorRequestKind {
    STATEMENT
}
