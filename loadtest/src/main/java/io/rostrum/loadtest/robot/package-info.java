/**
 * Participants that are programs: they speak recordings, and know every voice by its Opus frames.
 */
@NullMarked
package io.rostrum.loadtest.robot;

import org.jspecify.annotations.NullMarked;
