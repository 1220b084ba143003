package io.rostrum.protocol.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session keys out of master key and salt: AES-CM as pseudo-random function, derivation rate zero
 * (RFC 3711 §4.3; for the 12-byte salt of GCM RFC 7714 §11).
 */
final class KeyDerivation {

    static final int RTP_ENCRYPTION = 0;
    static final int RTP_AUTHENTICATION = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_ENCRYPTION = 3;
    static final int RTCP_AUTHENTICATION = 4;
    static final int RTCP_SALT = 5;

    private static final int BLOCK = 16;
    private static final int LABEL_AT = 7;

    private final byte[] key;
    private final byte[] salt;

    KeyDerivation(byte[] masterKey, byte[] masterSalt) {
        key = masterKey;
        salt = masterSalt;
    }

    byte[] derive(int label, int length) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        byte[] counters = new byte[blocks * BLOCK];
        for (int block = 0; block < blocks; block++) {
            int at = block * BLOCK;
            System.arraycopy(salt, 0, counters, at, salt.length);
            counters[at + LABEL_AT] ^= (byte) label;
            counters[at + BLOCK - 1] = (byte) block;
        }
        try {
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return Arrays.copyOf(aes.doFinal(counters), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}
