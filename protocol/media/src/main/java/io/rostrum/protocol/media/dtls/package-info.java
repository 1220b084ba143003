/**
 * DTLS 1.2 in both roles over a queue, with mutual certificates known by their fingerprints and
 * SRTP keys as its result (RFC 6347, RFC 5764, RFC 8827 section 6.5).
 */
@NullMarked
package io.rostrum.protocol.media.dtls;

import org.jspecify.annotations.NullMarked;
