package io.rostrum.protocol.media.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 in counter mode with HMAC-SHA1, 80-bit tag (RFC 3711 §4.1.1, §4.2.1). The key stream is
 * made of counter blocks encrypted in ECB, so that no cipher is initialised for a packet.
 */
final class CounterModeSeal implements PacketSeal {

    static final int AUTHENTICATION_KEY = 20;

    private static final int TAG = 10;
    private static final int DIGEST = 20;
    private static final int BLOCK = 16;

    /** Key stream made at once: enough for the payload of a voice packet. */
    private static final int STRETCH = 256;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Cipher aes;
    private final MessageDigest sha1;

    /** The key as HMAC puts it before what it digests (RFC 2104 section 2). */
    private final byte[] inner;

    private final byte[] outer;
    private final long saltUpper;
    private final long saltLower;
    private final Use use;

    /** Apart from the key stream: where the two are one, the JDK copies (128 bytes a packet). */
    private final byte[] counters = new byte[STRETCH];

    private final byte[] stream = new byte[STRETCH];
    private final byte[] digest = new byte[DIGEST];
    private final byte[] word = new byte[4];

    CounterModeSeal(byte[] key, byte[] salt, byte[] authenticationKey, Use use) {
        // k_s · 2^16: the 14 bytes of salt with a block counter of zero behind them.
        byte[] block = Arrays.copyOf(salt, BLOCK);
        saltUpper = (long) LONG.get(block, 0);
        saltLower = (long) LONG.get(block, 8);
        this.use = use;
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and SHA-1", e);
        }
        inner = padded(authenticationKey, 0x36);
        outer = padded(authenticationKey, 0x5C);
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] block = Arrays.copyOf(key, 64);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
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

    /**
     * HMAC-SHA1 of a packet and its trailer (§4.2.1), into {@code digest}. By hand, as the JDK's
     * Mac returns an array of its own each time.
     */
    private void authenticate(byte[] buf, int off, int len, int trailer) {
        PacketForm.putWord(word, 0, trailer);
        try {
            sha1.update(inner);
            sha1.update(buf, off, len);
            sha1.update(word);
            sha1.digest(digest, 0, DIGEST);
            sha1.update(outer);
            sha1.update(digest);
            sha1.digest(digest, 0, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException("20 bytes hold a SHA-1", e);
        }
    }

    private void crypt(byte[] buf, int off, int len, int ssrc, long index) {
        // IV = (k_s · 2^16) ⊕ (SSRC · 2^64) ⊕ (index · 2^16), plus the block's number (§4.1.1).
        long upper = saltUpper ^ Integer.toUnsignedLong(ssrc);
        long lower = saltLower ^ index << 16;
        for (int done = 0; done < len; done += STRETCH) {
            int part = Math.min(STRETCH, len - done);
            keyStream(part, upper, lower + done / BLOCK);
            mix(buf, off + done, part);
        }
    }

    private void keyStream(int length, long upper, long lower) {
        int end = (length + BLOCK - 1) / BLOCK * BLOCK;
        for (int at = 0; at < end; at += BLOCK) {
            LONG.set(counters, at, upper);
            LONG.set(counters, at + 8, lower + at / BLOCK);
        }
        try {
            aes.update(counters, 0, end, stream, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a block cipher keeps lengths", e);
        }
    }

    private void mix(byte[] buf, int off, int len) {
        int i = 0;
        for (; i + 8 <= len; i += 8) {
            LONG.set(buf, off + i, (long) LONG.get(buf, off + i) ^ (long) LONG.get(stream, i));
        }
        for (; i < len; i++) {
            buf[off + i] ^= stream[i];
        }
    }
}
