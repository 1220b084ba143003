package io.rostrum.protocol.media.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of MESSAGE-INTEGRITY: HMAC-SHA1 over the message up to the attribute, with a header
 * length that ends with it (RFC 8489 section 14.5). Holds its own state: one thread at a time.
 * Computing allocates only what the JDK does.
 */
public final class StunKey {

    private final Mac mac;
    private final byte[] digest = new byte[StunHeader.INTEGRITY_LENGTH];
    private final byte[] length = new byte[2];

    private StunKey(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /**
     * The short-term key of a password (RFC 8489 section 9.1.1). ICE passwords are ASCII, so that
     * no SASLprep is needed.
     */
    public static StunKey shortTerm(String password) {
        return new StunKey(password.getBytes(StandardCharsets.UTF_8));
    }

    /** A key given as bytes, such as a long-term one. Must not be empty. */
    static StunKey ofBytes(byte[] key) {
        return new StunKey(key);
    }

    /**
     * Writes the digest of a message whose MESSAGE-INTEGRITY begins {@code beforeIntegrity} bytes
     * after {@code off}.
     */
    void sign(byte[] buf, int off, int beforeIntegrity, byte[] target, int targetOff) {
        digest(buf, off, beforeIntegrity);
        System.arraycopy(digest, 0, target, targetOff, digest.length);
    }

    /** Compares in constant time. */
    boolean matches(byte[] buf, int off, int beforeIntegrity) {
        digest(buf, off, beforeIntegrity);
        return constantTimeEquals(buf, off + beforeIntegrity + 4);
    }

    private boolean constantTimeEquals(byte[] buf, int claimed) {
        int difference = 0;
        for (int i = 0; i < digest.length; i++) {
            difference |= digest[i] ^ buf[claimed + i];
        }
        return difference == 0;
    }

    private void digest(byte[] buf, int off, int beforeIntegrity) {
        StunHeader.putInt16(
                length, 0, beforeIntegrity + 4 + StunHeader.INTEGRITY_LENGTH - StunHeader.LENGTH);
        mac.update(buf, off, 2);
        mac.update(length, 0, 2);
        mac.update(buf, off + 4, beforeIntegrity - 4);
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
    }
}
