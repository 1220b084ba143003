package io.rostrum.meeting;

import java.time.Duration;

/**
 * How long one may hold the floor.
 *
 * @param limit more than zero, at most a day
 * @param warningAtRest how much is left when the holder is warned; zero for no warning, less than
 *     the limit
 * @param onExpiry what follows when the limit is reached
 */
public record SpeakingTimeRule(Duration limit, Duration warningAtRest, OnExpiry onExpiry) {}
