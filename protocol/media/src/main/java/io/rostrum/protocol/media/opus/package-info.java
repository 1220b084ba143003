/**
 * Opus packets from outside: how long they are (RFC 6716), and how files carry them (RFC 7845).
 * Nothing is decoded.
 */
@NullMarked
package io.rostrum.protocol.media.opus;

import org.jspecify.annotations.NullMarked;
