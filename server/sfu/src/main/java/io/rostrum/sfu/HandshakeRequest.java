package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DatagramSink;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.Fingerprint;

/**
 * What a handshake needs to know. We are always the server: our answers say {@code setup:passive}.
 *
 * @param expected the certificate that the peer's offer promised
 * @param out where our datagrams go; on the owner thread
 * @param listener who is told how it ended; on the owner thread
 */
public record HandshakeRequest(Fingerprint expected, DatagramSink out, DtlsListener listener) {}
