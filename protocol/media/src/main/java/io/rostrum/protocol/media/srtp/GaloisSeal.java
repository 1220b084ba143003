package io.rostrum.protocol.media.srtp;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 in Galois/Counter mode, 128-bit tag (RFC 7714). The JDK's cipher must be initialised for
 * each packet and leaves about 1000 bytes behind; why it is used all the same: ADR 4.
 */
final class GaloisSeal implements PacketSeal {

    private static final int TAG = 16;
    private static final int IV = 12;

    private final Cipher gcm;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final Use use;
    private final byte[] iv = new byte[IV];
    private final byte[] word = new byte[4];

    GaloisSeal(byte[] key, byte[] salt, Use use) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt;
        this.use = use;
        try {
            gcm = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    @Override
    public int tagLength() {
        return TAG;
    }

    @Override
    public int seal(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer) {
        try {
            begin(Cipher.ENCRYPT_MODE, buf, off, clear, ssrc, index, trailer);
            gcm.doFinal(buf, off + clear, len - clear, buf, off + clear);
            return len + TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    @Override
    public int open(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer) {
        if (len - TAG < clear) {
            return FORGED;
        }
        try {
            begin(Cipher.DECRYPT_MODE, buf, off, clear, ssrc, index, trailer);
            gcm.doFinal(buf, off + clear, len - clear, buf, off + clear);
            return len - TAG;
        } catch (AEADBadTagException e) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening fails by its tag only", e);
        }
    }

    private void begin(int mode, byte[] buf, int off, int clear, int ssrc, long index, int trailer)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        System.arraycopy(salt, 0, iv, 0, IV);
        iv[2] ^= (byte) (ssrc >>> 24);
        iv[3] ^= (byte) (ssrc >>> 16);
        iv[4] ^= (byte) (ssrc >>> 8);
        iv[5] ^= (byte) ssrc;
        // RTP: roll-over counter and sequence number (§8.1); RTCP: two zero bytes and the 31-bit
        // index (§9.1).
        for (int i = 0; i < 6; i++) {
            iv[6 + i] ^= (byte) (index >>> (40 - 8 * i));
        }
        gcm.init(mode, key, new GCMParameterSpec(8 * TAG, iv));
        gcm.updateAAD(buf, off, clear);
        if (use == Use.RTCP) {
            word[0] = (byte) (trailer >>> 24);
            word[1] = (byte) (trailer >>> 16);
            word[2] = (byte) (trailer >>> 8);
            word[3] = (byte) trailer;
            gcm.updateAAD(word);
        }
    }
}
