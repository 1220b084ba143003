/**
 * Joins meetings: {@link io.rostrum.client.RostrumClient} keeps the connection, the meeting's state
 * and, with a media engine, the sound.
 */
@NullMarked
package io.rostrum.client;

import org.jspecify.annotations.NullMarked;
