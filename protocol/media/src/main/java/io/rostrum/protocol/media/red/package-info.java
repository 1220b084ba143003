/**
 * Redundant audio (RED, RFC 2198): packets that carry earlier payloads again, and what puts a
 * publisher's stream in order and repairs it by them.
 */
@NullMarked
package io.rostrum.protocol.media.red;

import org.jspecify.annotations.NullMarked;
