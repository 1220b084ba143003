/**
 * The rules of the room: who may be heard, when and for how long, as pure functions over an
 * immutable state.
 *
 * <p>{@link io.rostrum.meeting.Meeting#apply} decides a command and answers with events or a
 * refusal; {@link io.rostrum.meeting.Meeting#evolve} carries an event into the state, so that a
 * replayed record gives the same meeting. Time and identifiers are arguments; nothing here blocks,
 * logs, or knows a socket. Every type is immutable and may be read by any thread.
 */
@NullMarked
package io.rostrum.meeting;

import org.jspecify.annotations.NullMarked;
