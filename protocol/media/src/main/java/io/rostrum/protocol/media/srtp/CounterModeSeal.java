package io.rostrum.protocol.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 in counter mode with HMAC-SHA1, 80-bit tag (RFC 3711 §4.1.1, §4.2.1). The key stream is
 * made of counter blocks encrypted in ECB, so that no cipher is initialised for a packet.
 */
final class CounterModeSeal implements PacketSeal {

    static final int AUTHENTICATION_KEY = 20;

    private static final int TAG = 10;
    private static final int BLOCK = 16;
    private static final int LONGEST = 2_048;

    private final Cipher aes;
    private final Mac hmac;
    private final byte[] salt;
    private final Use use;
    private final byte[] stream = new byte[LONGEST];
    private final byte[] digest = new byte[20];
    private final byte[] word = new byte[4];

    CounterModeSeal(byte[] key, byte[] salt, byte[] authenticationKey, Use use) {
        this.salt = salt;
        this.use = use;
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(authenticationKey, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and HmacSHA1", e);
        }
    }

    @Override
    public int tagLength() {
        return TAG;
    }

    @Override
    public int seal(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer) {
        crypt(buf, off + clear, len - clear, ssrc, index);
        authenticate(buf, off, len, trailer);
        // The word that SRTCP sends stands between packet and tag (RFC 3711 §3.4).
        int tagAt = off + len + (use == Use.RTCP ? 4 : 0);
        System.arraycopy(digest, 0, buf, tagAt, TAG);
        return len + TAG;
    }

    @Override
    public int open(byte[] buf, int off, int clear, int len, int ssrc, long index, int trailer) {
        int plain = len - TAG;
        if (plain < clear) {
            return FORGED;
        }
        authenticate(buf, off, plain, trailer);
        int tagAt = off + plain + (use == Use.RTCP ? 4 : 0);
        int difference = 0;
        for (int i = 0; i < TAG; i++) {
            difference |= digest[i] ^ buf[tagAt + i];
        }
        if (difference != 0) {
            return FORGED;
        }
        crypt(buf, off + clear, plain - clear, ssrc, index);
        return plain;
    }

    private void authenticate(byte[] buf, int off, int len, int trailer) {
        word[0] = (byte) (trailer >>> 24);
        word[1] = (byte) (trailer >>> 16);
        word[2] = (byte) (trailer >>> 8);
        word[3] = (byte) trailer;
        hmac.update(buf, off, len);
        hmac.update(word, 0, 4);
        try {
            hmac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("20 bytes hold a SHA-1", e);
        }
    }

    private void crypt(byte[] buf, int off, int len, int ssrc, long index) {
        for (int done = 0; done < len; done += LONGEST) {
            int part = Math.min(LONGEST, len - done);
            keyStream(part, done / BLOCK, ssrc, index);
            for (int i = 0; i < part; i++) {
                buf[off + done + i] ^= stream[i];
            }
        }
    }

    private void keyStream(int length, int firstBlock, int ssrc, long index) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        for (int block = 0; block < blocks; block++) {
            int at = block * BLOCK;
            System.arraycopy(salt, 0, stream, at, 14);
            stream[at + 4] ^= (byte) (ssrc >>> 24);
            stream[at + 5] ^= (byte) (ssrc >>> 16);
            stream[at + 6] ^= (byte) (ssrc >>> 8);
            stream[at + 7] ^= (byte) ssrc;
            for (int i = 0; i < 6; i++) {
                stream[at + 8 + i] ^= (byte) (index >>> (40 - 8 * i));
            }
            int counter = firstBlock + block;
            stream[at + 14] = (byte) (counter >>> 8);
            stream[at + 15] = (byte) counter;
        }
        try {
            aes.update(stream, 0, blocks * BLOCK, stream, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a block cipher keeps lengths", e);
        }
    }
}
