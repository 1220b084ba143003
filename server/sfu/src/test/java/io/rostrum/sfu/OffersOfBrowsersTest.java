package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.sdp.AnswerResult;
import io.rostrum.protocol.media.sdp.AnsweredSection;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded offers with four slots each, as a room answers them. */
final class OffersOfBrowsersTest {

    private final SimWorld world = new SimWorld(71, SimWorld.GOOD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-sendonly-4slots",
                "chromium-sendrecv-4slots",
                "chromium-video-4slots",
                "chromium-red-two-sends-4slots",
                "firefox-sendonly-4slots",
                "firefox-sendrecv-4slots",
                "firefox-video-4slots",
                "firefox-red-two-sends-4slots",
                "libwebrtc-sendonly-4slots",
                "libwebrtc-red-4slots"
            })
    void oneSectionIsReceivedAndFourArePlayed(String name) throws IOException {
        OfferOutcome outcome =
                world.room.offer(new EndpointId("ana"), offer(name), world.network.nowNanos());
        assertThat(outcome).isInstanceOf(OfferOutcome.Answered.class);
        OfferOutcome.Answered answered = (OfferOutcome.Answered) outcome;
        assertThat(answered.slots())
                .extracting(MediaSlot::purpose)
                .containsExactly(
                        SlotPurpose.FLOOR,
                        SlotPurpose.FLOOR,
                        SlotPurpose.FLOOR,
                        SlotPurpose.INTERPRETATION);
        SdpAnswer answer = ((AnswerResult.Accepted) SdpAnswer.parse(answered.sdp())).answer();
        List<AnsweredSection.Slot> played =
                answer.sections().stream()
                        .filter(AnsweredSection.Slot.class::isInstance)
                        .map(AnsweredSection.Slot.class::cast)
                        .toList();
        assertThat(played)
                .extracting(AnsweredSection.Slot::mid)
                .isEqualTo(answered.slots().stream().map(MediaSlot::mid).toList());
        assertThat(played).extracting(each -> each.source().ssrc()).doesNotHaveDuplicates();
        assertThat(answer.sections())
                .filteredOn(AnsweredSection.Uplink.class::isInstance)
                .hasSize(1);
        assertThat(answer.candidates()).hasSize(1);
    }

    private static String offer(String name) throws IOException {
        String path = "/golden/sdp/" + name + ".offer.sdp";
        try (InputStream in = OffersOfBrowsersTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
