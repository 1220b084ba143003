package io.rostrum.protocol.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Offers of Chromium 156, Firefox 153 and libwebrtc (webrtc-java 0.14), each with one section that
 * sends (two in the {@code red-two-sends} ones) and slots that receive. The answers beside them
 * were taken by those stacks.
 */
final class GoldenSdpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-sendonly-4slots",
                "chromium-sendrecv-4slots",
                "chromium-red-two-sends-4slots",
                "chromium-video-4slots",
                "chromium-data-4slots",
                "firefox-sendonly-4slots",
                "firefox-sendrecv-4slots",
                "firefox-red-two-sends-4slots",
                "firefox-video-4slots",
                "firefox-data-4slots",
                "libwebrtc-sendonly-4slots",
                "libwebrtc-red-4slots"
            })
    void aRecordedOfferHasItsGoldenAnswerAndOurClientReadsIt(String name) {
        SdpAnswer answer = GoldenSdp.answer(GoldenSdp.offer(name));
        assertThat(answer.format()).isEqualTo(GoldenSdp.answerText(name));
        assertThat(SdpAnswer.parse(answer.format())).isEqualTo(new AnswerResult.Accepted(answer));
    }

    @Test
    void chromiumsOfferIsUnderstood() {
        SdpOffer offer = GoldenSdp.offer("chromium-sendrecv-4slots");
        assertThat(offer.setup()).isEqualTo(DtlsSetup.ACTPASS);
        assertThat(offer.ice().ufrag()).hasSize(4);
        assertThat(offer.origin().version()).isEqualTo(2);
        assertThat(offer.audio()).hasSize(5).hasSameSizeAs(offer.sections());
        OfferedSection.Audio microphone = offer.audio().getFirst();
        assertThat(microphone.direction()).isEqualTo(MediaDirection.SENDRECV);
        assertThat(microphone.opus().payloadType()).isEqualTo(111);
        assertThat(microphone.opus().inbandFec()).isEqualTo(OpusFormat.InbandFec.USED);
        assertThat(microphone.opus().minPacketMillis()).hasValue(10);
        assertThat(microphone.red()).hasValue(63);
        assertThat(microphone.sources()).hasSize(1);
        assertThat(microphone.streamId()).isPresent();
        for (HeaderExtension extension : HeaderExtension.values()) {
            assertThat(microphone.extensions().idOf(extension)).as("%s", extension).isPresent();
        }
        assertThat(offer.audio().subList(1, 5))
                .allSatisfy(
                        slot -> assertThat(slot.direction()).isEqualTo(MediaDirection.RECVONLY));
    }

    @Test
    void firefoxsOfferIsUnderstood() {
        SdpOffer offer = GoldenSdp.offer("firefox-sendonly-4slots");
        assertThat(offer.audio()).as("its bundle-only sections have port 0").hasSize(5);
        OfferedSection.Audio microphone = offer.audio().getFirst();
        assertThat(microphone.direction()).isEqualTo(MediaDirection.SENDONLY);
        assertThat(microphone.opus().payloadType()).isEqualTo(109);
        assertThat(microphone.opus().channels()).isEqualTo(OpusFormat.Channels.STEREO);
        assertThat(microphone.red()).isEmpty();
        assertThat(microphone.extensions().idOf(HeaderExtension.AUDIO_LEVEL)).hasValue(1);
        assertThat(microphone.extensions().idOf(HeaderExtension.MID)).hasValue(3);
    }

    @Test
    void everySendingSectionIsReceivedWithLevelAndMidButWithoutWhatWeDoNotAnswer() {
        SdpAnswer answer = GoldenSdp.answer(GoldenSdp.offer("chromium-red-two-sends-4slots"));
        List<AnsweredSection.Uplink> uplinks =
                answer.sections().stream()
                        .filter(AnsweredSection.Uplink.class::isInstance)
                        .map(AnsweredSection.Uplink.class::cast)
                        .toList();
        assertThat(uplinks).hasSize(2);
        assertThat(uplinks)
                .allSatisfy(uplink -> {
                    assertThat(uplink.red()).hasValue(63);
                    assertThat(uplink.extensions().ids())
                            .containsOnlyKeys(HeaderExtension.AUDIO_LEVEL, HeaderExtension.MID);
                });
        assertThat(answer.format())
                .contains("m=audio 4000 UDP/TLS/RTP/SAVPF 63 111\r\n")
                .contains("maxaveragebitrate=48000")
                .doesNotContain("transport-wide-cc", "abs-send-time", "rtcp-fb");
    }

    @Test
    void everySlotDeclaresASourceOfItsOwnAndAcceptsNoMid() {
        SdpAnswer answer = GoldenSdp.answer(GoldenSdp.offer("chromium-sendonly-4slots"));
        List<AnsweredSection.Slot> slots =
                answer.sections().stream()
                        .filter(AnsweredSection.Slot.class::isInstance)
                        .map(AnsweredSection.Slot.class::cast)
                        .toList();
        assertThat(slots).hasSize(4);
        assertThat(slots)
                .extracting(slot -> slot.source().ssrc())
                .containsExactly(1000L, 1001L, 1002L, 1003L);
        assertThat(slots)
                .allSatisfy(slot -> assertThat(slot.extensions()).isEqualTo(ExtensionIds.none()));
    }

    @Test
    void whatIsNotSoundIsRejectedInItsPlace() {
        assertThat(GoldenSdp.answer(GoldenSdp.offer("chromium-video-4slots")).sections().getLast())
                .isInstanceOfSatisfying(
                        AnsweredSection.Rejected.class,
                        video -> assertThat(video.kind()).isEqualTo("video"));
        assertThat(GoldenSdp.answerText("chromium-video-4slots"))
                .contains("a=group:BUNDLE 0 1 2 3 4\r\n")
                .contains("m=video 0 UDP/TLS/RTP/SAVPF 96 ");
        assertThat(GoldenSdp.answerText("firefox-data-4slots"))
                .contains("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n");
    }

    @Test
    void redIsDeclinedWhenThePolicySaysSo() {
        SdpOffer offer = GoldenSdp.offer("libwebrtc-red-4slots");
        AnswerPolicy standard = AnswerPolicy.standard();
        AnswerPolicy plain =
                new AnswerPolicy(
                        Redundancy.DECLINED,
                        OptionalInt.empty(),
                        OptionalInt.of(20),
                        standard.fromSenders(),
                        standard.toReceivers());
        String text =
                SdpAnswer.to(offer, GoldenSdp.SERVER, plain, GoldenSdp.everySection(offer))
                        .format();
        assertThat(text).doesNotContain("red/48000").contains("a=ptime:20");
    }
}
