package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.srtp.SrtpKeys;

/**
 * What a completed handshake leaves behind.
 *
 * @param keys for SRTP
 * @param keyBlock of DTLS itself, see {@link SealedRecords}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record HandshakeResult(SrtpKeys keys, byte[] keyBlock) {}
