package io.rostrum.protocol.control;

/** The status of a floor request (RFC 8855 §5.2.5). */
public enum RequestStatus {
    PENDING,
    ACCEPTED,
    GRANTED,
    DENIED,
    CANCELLED,
    RELEASED,
    REVOKED
}
