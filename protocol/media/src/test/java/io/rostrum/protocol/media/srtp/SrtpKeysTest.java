package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SrtpKeysTest {

    @ParameterizedTest
    @EnumSource
    void theExportedBlockIsCutInTheOrderOfRfc5764(SrtpProfile profile) {
        int key = profile.keyLength();
        int salt = profile.saltLength();
        byte[] block = new byte[2 * (key + salt)];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) i;
        }
        SrtpKeys client = SrtpKeys.ofClient(profile, block);
        SrtpKeys server = SrtpKeys.ofServer(profile, block);

        assertThat(client.localKey()).startsWith(0, 1).hasSize(key);
        assertThat(client.remoteKey()).startsWith(key, key + 1).hasSize(key);
        assertThat(client.localSalt()).startsWith(2 * key, 2 * key + 1).hasSize(salt);
        assertThat(client.remoteSalt()).startsWith(2 * key + salt).hasSize(salt);

        assertThat(server.localKey()).isEqualTo(client.remoteKey());
        assertThat(server.localSalt()).isEqualTo(client.remoteSalt());
        assertThat(server.remoteKey()).isEqualTo(client.localKey());
        assertThat(server.remoteSalt()).isEqualTo(client.localSalt());
    }

    @ParameterizedTest
    @EnumSource
    void anotherLengthIsABugAndTheKeysAreNeverPrinted(SrtpProfile profile) {
        byte[] block = new byte[2 * (profile.keyLength() + profile.saltLength())];
        assertThatThrownBy(() -> SrtpKeys.ofClient(profile, new byte[block.length + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SrtpKeys.ofClient(profile, block)).hasToString("SrtpKeys[" + profile + "]");
    }
}
