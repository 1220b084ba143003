package io.rostrum.sfu;

/** What the gate says about one endpoint's sound. */
enum GateDecision {
    /** The plan allows it and nothing holds it: it is forwarded. */
    OPEN,
    /** The plan does not allow it. */
    CLOSED,
    /** The plan allows it, but a hold narrows it. */
    HELD
}
