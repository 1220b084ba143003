package io.rostrum.meeting;

import java.util.Optional;

/**
 * A delegation as the meeting's description names it; Rostrum ships no list of States.
 *
 * @param names by language, for screens and the record
 * @param group the group with which it speaks, if any
 */
public record Delegation(
        DelegationCode code,
        TextByLanguage names,
        Optional<RegionCode> region,
        Optional<GroupCode> group) {}
