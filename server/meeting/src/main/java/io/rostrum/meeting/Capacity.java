package io.rostrum.meeting;

/** In which capacity one speaks. */
public sealed interface Capacity {
    /** For one's own delegation. */
    record National() implements Capacity {}

    /** For a group of delegations. */
    record OnBehalfOfGroup(GroupCode group) implements Capacity {}

    /** For oneself or one's office: chairs, officials, experts, organisations. */
    record Personal() implements Capacity {}
}
