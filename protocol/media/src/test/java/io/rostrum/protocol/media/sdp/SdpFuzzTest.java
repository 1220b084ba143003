package io.rostrum.protocol.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

final class SdpFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyTextIsAcceptedOrRefusedAndWhatIsAcceptedCanBeAnswered(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (SdpOffer.parse(text)) {
            case OfferResult.Refused(SdpRefusal why) -> assertThat(why.sentence()).isPrintable();
            case OfferResult.Accepted(SdpOffer offer) -> {
                assertThat(SdpOffer.parse(offer.format()))
                        .isEqualTo(new OfferResult.Accepted(offer));
                SdpAnswer answer = GoldenSdp.answer(offer);
                assertThat(SdpAnswer.parse(answer.format()))
                        .isEqualTo(new AnswerResult.Accepted(answer));
            }
        }
        switch (SdpAnswer.parse(text)) {
            case AnswerResult.Refused(SdpRefusal why) -> assertThat(why.sentence()).isPrintable();
            case AnswerResult.Accepted(SdpAnswer answer) ->
                    assertThat(SdpAnswer.parse(answer.format()))
                            .isEqualTo(new AnswerResult.Accepted(answer));
        }
    }
}
