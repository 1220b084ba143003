package io.rostrum.meeting;

import java.util.List;
import java.util.Optional;

/**
 * What a participant is accredited as; it does not change while they take part.
 *
 * @param displayName 1 to 200 characters without control characters
 * @param role what they are at the meeting
 * @param delegation the delegation they belong to
 * @param capacity in which capacity they speak
 * @param attendance from where they take part
 * @param boothLanguages the languages an interpreter works into; empty for every other role
 */
public record Badge(
        String displayName,
        Role role,
        Optional<DelegationCode> delegation,
        Capacity capacity,
        Attendance attendance,
        List<LanguageTag> boothLanguages) {
    /** Copies the languages. */
    public Badge {
        boothLanguages = List.copyOf(boothLanguages);
    }
}
