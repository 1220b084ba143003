package io.rostrum.protocol.media.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** MESSAGE-INTEGRITY computed a second way, for messages our writer would not write. */
final class SignedForTest {

    private SignedForTest() {}

    static byte[] sign(byte[] unsigned, String password) {
        try {
            ByteBuffer.wrap(unsigned).putShort(2, (short) (unsigned.length - 20 + 24));
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] signed = Arrays.copyOf(unsigned, unsigned.length + 24);
            ByteBuffer.wrap(signed).putInt(unsigned.length, 0x0008_0014);
            System.arraycopy(mac.doFinal(unsigned), 0, signed, unsigned.length + 4, 20);
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
