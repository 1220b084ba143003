package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The vectors of RFC 3711 appendix B and RFC 7714 §16 and §17, and two of libsrtp for the whole CM
 * profile.
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

    @Test
    void theKeyStreamOfCounterModeIsThatOfRfc3711AppendixB2() {
        CounterModeSeal seal =
                new CounterModeSeal(
                        hex("2B7E151628AED2A6ABF7158809CF4F3C"),
                        hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"),
                        new byte[CounterModeSeal.AUTHENTICATION_KEY],
                        PacketSeal.Use.RTP);
        int blocks = 0xFF02;
        byte[] stream = new byte[16 * blocks + seal.tagLength()];
        seal.seal(stream, 0, 0, 16 * blocks, 0, 0, 0);
        assertThat(Arrays.copyOf(stream, 48))
                .isEqualTo(
                        hex(
                                "E03EAD0935C95E80E166B16DD92B4EB4"
                                        + "D23513162B02D0F72A43A2FE4A5F97AB"
                                        + "41E95B3BB0A2E8DD477901E4FCA894C0"));
        assertThat(Arrays.copyOfRange(stream, 16 * 0xFEFF, 16 * blocks))
                .isEqualTo(
                        hex(
                                "EC8CDF7398607CB0F2D21675EA9EA1E4"
                                        + "362B7C3C6773516318A077D7FC5073AE"
                                        + "6A2CC3787889374FBEB4C81B17BA6C44"));
    }

    @Test
    void galoisModeSealsRtcpAsRfc7714Section17() {
        GaloisSeal seal =
                new GaloisSeal(
                        hex("000102030405060708090a0b0c0d0e0f"),
                        hex("517569642070726f2071756f"),
                        PacketSeal.Use.RTCP);
        byte[] plain =
                hex(
                        "81c8000d4d617273"
                                + "4e5450314e545032525450200000042a0000e9304c756e61"
                                + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        // The index word behind the tag is the sender's to write.
        byte[] sealed =
                hex(
                        "81c8000d4d617273"
                                + "63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32d"
                                + "c676a5f1730d6fda4ce09b4686303ded0bb9275b"
                                + "c84aa45896cf4d2fc5abf87245d9eade");
        byte[] buf = Arrays.copyOf(plain, plain.length + 16);
        int length = seal.seal(buf, 0, 8, plain.length, 0x4d617273, 0x5d4, 0x800005d4);
        assertThat(Arrays.copyOf(buf, length)).isEqualTo(sealed);
        assertThat(seal.open(buf, 0, 8, length, 0x4d617273, 0x5d4, 0x800005d4))
                .isEqualTo(plain.length);
        assertThat(Arrays.copyOf(buf, plain.length)).isEqualTo(plain);
    }

    @Test
    void theWholeCmProfileSealsRtcpAsLibsrtpDoes() {
        byte[] key = hex("e1f97a0d3e018be0d64fa32c06de4139");
        byte[] salt = hex("0ec675ad498afeebb6960b3aabe6");
        SrtpKeys keys = new SrtpKeys(SrtpProfile.AES128_CM_HMAC_SHA1_80, key, salt, key, salt);
        byte[] plain = hex("81c8000bcafebabe" + "abababababababababababababababab");
        byte[] sealed =
                hex(
                        "81c8000bcafebabe7128035be487b9bdbef89041f977a5a8"
                                + "80000001993e08cd54d6c1230798");
        SrtpSender sender = new SrtpSender(keys);
        byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
        sender.protectRtcp(buf, 0, plain.length);
        // libsrtp counts from one.
        System.arraycopy(plain, 0, buf, 0, plain.length);
        int length = sender.protectRtcp(buf, 0, plain.length);
        assertThat(Arrays.copyOf(buf, length)).isEqualTo(sealed);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        assertThat(receiver.unprotectRtcp(buf, 0, length)).isEqualTo(SrtpStatus.OK);
        assertThat(receiver.index()).isOne();
        assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(plain);
    }
}
