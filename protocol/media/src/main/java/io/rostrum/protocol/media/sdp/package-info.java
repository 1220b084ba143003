/**
 * The part of SDP we accept and emit (RFC 8866, JSEP RFC 8829): audio in Opus over one bundled
 * DTLS-SRTP transport. An offer is read by a server and written by a client, an answer the other
 * way round, with the same types.
 */
@NullMarked
package io.rostrum.protocol.media.sdp;

import org.jspecify.annotations.NullMarked;
