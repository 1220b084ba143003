package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

final class CandidateFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyTextIsReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (Candidate.parse(text)) {
            case CandidateResult.Malformed(String expected) -> assertThat(expected).isNotEmpty();
            case CandidateResult.Read(Candidate candidate) -> {
                assertThat(candidate.usability()).isNotNull();
                assertThat(Candidate.parse(candidate.format()))
                        .isEqualTo(new CandidateResult.Read(candidate));
            }
        }
    }
}
