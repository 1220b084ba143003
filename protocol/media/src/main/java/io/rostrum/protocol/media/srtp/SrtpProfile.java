package io.rostrum.protocol.media.srtp;

/**
 * The protection profiles we offer and accept with DTLS, in our order of preference (RFC 5764
 * section 4.1.2, RFC 7714 section 14.2).
 */
public enum SrtpProfile {
    /** AES-128 in Galois/Counter mode, a 16-byte tag. */
    AEAD_AES_128_GCM(0x0007, 16, 12),
    /** AES-128 in counter mode with HMAC-SHA1, a 10-byte tag. */
    AES128_CM_HMAC_SHA1_80(0x0001, 16, 14);

    private final int id;
    private final int keyLength;
    private final int saltLength;

    SrtpProfile(int id, int keyLength, int saltLength) {
        this.id = id;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    /** The profile's number in the {@code use_srtp} extension, of 16 bits. */
    public int id() {
        return id;
    }

    /** Bytes of a master key. */
    public int keyLength() {
        return keyLength;
    }

    /** Bytes of a master salt. */
    public int saltLength() {
        return saltLength;
    }
}
