package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class IceCredentialsTest {

    @Test
    void freshOnesAreLongEnoughAndDiffer() {
        SecureRandom random = new SecureRandom();
        IceCredentials one = IceCredentials.generate(random);
        IceCredentials other = IceCredentials.generate(random);
        assertThat(one.ufrag()).hasSize(8).isNotEqualTo(other.ufrag());
        assertThat(one.pwd()).hasSize(24).isNotEqualTo(other.pwd());
    }

    @Test
    void shortOnesAndStrangeCharactersAreRefused() {
        assertThat(IceCredentials.of("abcd", "0123456789012345678901")).isPresent();
        assertThat(IceCredentials.of("abc", "0123456789012345678901")).isEmpty();
        assertThat(IceCredentials.of("abcd", "012345678901234567890")).isEmpty();
        assertThat(IceCredentials.of("ab:d", "0123456789012345678901")).isEmpty();
        assertThat(IceCredentials.of("abcd", "0".repeat(257))).isEmpty();
        assertThatThrownBy(() -> new IceCredentials("abc", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(new IceCredentials("abcd", "0123456789012345678901").toString())
                .doesNotContain("0123456789");
    }
}
