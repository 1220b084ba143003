/**
 * STUN messages (RFC 8489) as ICE uses them: read in place, written in place, authenticated with
 * short-term keys.
 */
@NullMarked
package io.rostrum.protocol.media.stun;

import org.jspecify.annotations.NullMarked;
