package io.rostrum.protocol.media.sdp;

import java.util.Locale;

/**
 * Which side begins the DTLS handshake (RFC 4145 section 4, RFC 5763 section 5), as an offer says
 * it.
 */
public enum DtlsSetup {
    /** Either; the answer decides. We answer passive. */
    ACTPASS,
    /** The offerer begins. */
    ACTIVE;

    /** As it stands in SDP. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
