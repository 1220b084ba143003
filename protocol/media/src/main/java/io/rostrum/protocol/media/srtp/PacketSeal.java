package io.rostrum.protocol.media.srtp;

/**
 * Seals and opens single packets under one direction's session keys, for RTP or for RTCP. Knows
 * nothing of replay or order. For one thread.
 */
sealed interface PacketSeal permits CounterModeSeal, GaloisSeal {

    /** What a seal adds to a packet, without the index that SRTCP carries. */
    int tagLength();

    /**
     * Encrypts {@code buf[off+clear, off+len)} and authenticates the whole, in place.
     *
     * @param clear bytes of header that stay readable
     * @param index the 48-bit packet index, or the 31-bit SRTCP index
     * @param trailer what is authenticated but not sent (RTP: roll-over counter) or sent after the
     *     packet (SRTCP: index word)
     * @return the length with the tag, without a trailer that is sent
     */
    int seal(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer);

    /**
     * Opens what {@link #seal} made; {@code len} counts the tag.
     *
     * @return the length without the tag, or {@link #FORGED}, after which the bytes are not to be
     *     used
     */
    int open(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer);

    /** Not sealed with this key, or changed. */
    int FORGED = -1;

    /** What a seal is for: RTP and RTCP have keys of their own. */
    enum Use {
        RTP(KeyDerivation.RTP_ENCRYPTION, KeyDerivation.RTP_AUTHENTICATION, KeyDerivation.RTP_SALT),
        RTCP(
                KeyDerivation.RTCP_ENCRYPTION,
                KeyDerivation.RTCP_AUTHENTICATION,
                KeyDerivation.RTCP_SALT);

        final int encryptionLabel;
        final int authenticationLabel;
        final int saltLabel;

        Use(int encryptionLabel, int authenticationLabel, int saltLabel) {
            this.encryptionLabel = encryptionLabel;
            this.authenticationLabel = authenticationLabel;
            this.saltLabel = saltLabel;
        }
    }

    /** The seal of a profile for one direction and use. */
    static PacketSeal of(SrtpProfile profile, byte[] masterKey, byte[] masterSalt, Use use) {
        KeyDerivation keys = new KeyDerivation(masterKey, masterSalt);
        byte[] key = keys.derive(use.encryptionLabel, profile.keyLength());
        byte[] salt = keys.derive(use.saltLabel, profile.saltLength());
        return switch (profile) {
            case AEAD_AES_128_GCM -> new GaloisSeal(key, salt, use);
            case AES128_CM_HMAC_SHA1_80 ->
                    new CounterModeSeal(
                            key,
                            salt,
                            keys.derive(
                                    use.authenticationLabel, CounterModeSeal.AUTHENTICATION_KEY),
                            use);
        };
    }
}
