package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {

    /** SHA-256 of {@code abc}, FIPS 180-4's example. */
    private static final String ABC =
            "sha-256 BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
                    + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD";

    private static final byte[] ABC_BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theFormIsThatOfTheSdpLine() {
        assertThat(Fingerprint.sha256(ABC_BYTES)).hasToString(ABC);
    }

    @Test
    void eitherCaseIsRead() {
        assertThat(Fingerprint.parse(ABC)).contains(Fingerprint.sha256(ABC_BYTES));
        assertThat(Fingerprint.parse(ABC.toLowerCase(Locale.ROOT)))
                .contains(Fingerprint.sha256(ABC_BYTES));
        assertThat(Fingerprint.parse(ABC.toUpperCase(Locale.ROOT)))
                .contains(Fingerprint.sha256(ABC_BYTES));
    }

    @Property(tries = 200)
    void everyFingerprintIsReadAsItWasWritten(@ForAll @Size(min = 0, max = 40) byte[] certificate) {
        Fingerprint fingerprint = Fingerprint.sha256(certificate);
        assertThat(Fingerprint.parse(fingerprint.toString())).contains(fingerprint);
    }

    @Property(tries = 500)
    void parsingIsTotal(@ForAll String anything) {
        Fingerprint.parse(anything)
                .ifPresent(fingerprint ->
                        assertThat(Fingerprint.parse(fingerprint.toString()))
                                .contains(fingerprint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha-256",
                "sha-256 ",
                "sha-256 AB:CD",
                "sha-1 DA:39:A3:EE:5E:6B:4B:0D:32:55:BF:EF:95:60:18:90:AF:D8:07:09",
                "md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
                "sha-256 ZZ:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
                        + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD",
                "sha-256 BA-78-16-BF-8F-01-CF-EA-41-41-40-DE-5D-AE-22-23-"
                        + "B0-03-61-A3-96-17-7A-9C-B4-10-FF-61-F2-00-15-AD",
                "sha-384 BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
                        + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD"
            })
    void whatIsNoUsableFingerprintIsEmpty(String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
    }

    @Test
    void anotherCertificateIsUnequalAndTheAlgorithmCounts() {
        Fingerprint one = Fingerprint.sha256(ABC_BYTES);
        byte[] changed = one.value();
        changed[31] ^= 1;
        assertThat(new Fingerprint("sha-256", changed)).isNotEqualTo(one);
        Fingerprint longer = new Fingerprint("sha-512", new byte[64]).sameAlgorithm(ABC_BYTES);
        assertThat(longer.algorithm()).isEqualTo("sha-512");
        assertThat(longer).isNotEqualTo(one);
    }

    @Test
    void theHashIsNeverShared() {
        Fingerprint one = Fingerprint.sha256(ABC_BYTES);
        one.value()[0] = 0;
        assertThat(one).hasToString(ABC);
    }

    @Test
    void anUnknownAlgorithmOrLengthInTheConstructorIsABug() {
        assertThatThrownBy(() -> new Fingerprint("sha-1", new byte[20]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fingerprint("sha-256", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
