package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The vectors of RFC 3711 appendix B and RFC 7714 §16, and one of libsrtp for the whole CM profile.
 */
class SrtpVectorsTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void sessionKeysAreThoseOfRfc3711AppendixB3() {
        KeyDerivation keys =
                new KeyDerivation(
                        hex("E1F97A0D3E018BE0D64FA32C06DE4139"),
                        hex("0EC675AD498AFEEBB6960B3AABE6"));
        assertThat(keys.derive(KeyDerivation.RTP_ENCRYPTION, 16))
                .isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(keys.derive(KeyDerivation.RTP_SALT, 14))
                .isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(keys.derive(KeyDerivation.RTP_AUTHENTICATION, 20))
                .isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    @Test
    void theWholeCmProfileSealsAsLibsrtpDoes() {
        byte[] key = hex("e1f97a0d3e018be0d64fa32c06de4139");
        byte[] salt = hex("0ec675ad498afeebb6960b3aabe6");
        SrtpKeys keys = new SrtpKeys(SrtpProfile.AES128_CM_HMAC_SHA1_80, key, salt, key, salt);
        byte[] plain = hex("800f1234decafbadcafebabe" + "abababababababababababababababab");
        byte[] sealed =
                hex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
        int length = new SrtpSender(keys).protect(buf, 0, plain.length);
        assertThat(Arrays.copyOf(buf, length)).isEqualTo(sealed);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        assertThat(receiver.unprotect(buf, 0, length)).isEqualTo(SrtpStatus.OK);
        assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(plain);
    }

    @Test
    void galoisModeSealsRtpAsRfc7714Section16() {
        // §16.1.1: the session key and salt are given, not derived.
        GaloisSeal seal =
                new GaloisSeal(
                        hex("000102030405060708090a0b0c0d0e0f"),
                        hex("517569642070726f2071756f"),
                        PacketSeal.Use.RTP);
        byte[] plain =
                hex(
                        "8040f17b8041f8d35501a0b2"
                                + "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573");
        byte[] sealed =
                hex(
                        "8040f17b8041f8d35501a0b2"
                                + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                                + "899d7f27beb16a9152cf765ee4390cce");
        byte[] buf = Arrays.copyOf(plain, plain.length + 16);
        int length = seal.seal(buf, 0, 12, plain.length, 0x5501a0b2, 0xf17b, 0);
        assertThat(Arrays.copyOf(buf, length)).isEqualTo(sealed);
        assertThat(seal.open(buf, 0, 12, length, 0x5501a0b2, 0xf17b, 0)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(buf, plain.length)).isEqualTo(plain);
    }
}
