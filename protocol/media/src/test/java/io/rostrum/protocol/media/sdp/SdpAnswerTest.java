package io.rostrum.protocol.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.sdp.SdpRefusal.Reason;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What our own client offers, and what it makes of an answer. */
final class SdpAnswerTest {

    private static final SdpOffer OFFER =
            new SdpOffer(
                    new SdpOrigin(7, 1),
                    GoldenSdp.SERVER_ICE,
                    GoldenSdp.SERVER_FINGERPRINT,
                    DtlsSetup.ACTPASS,
                    List.of(
                            OfferedSection.Audio.sending(
                                    "0",
                                    new DeclaredSource(4_000_000_000L, "robot"),
                                    new MediaStreamId("microphone", "full"),
                                    Redundancy.ACCEPTED),
                            OfferedSection.Audio.receiving("1"),
                            OfferedSection.Audio.receiving("2")));

    @Test
    void theServerReadsWhatOurClientOffers() {
        assertThat(SdpOffer.parse(OFFER.format())).isEqualTo(new OfferResult.Accepted(OFFER));
    }

    @Test
    void ourClientLearnsEverythingItNeeds() {
        SdpAnswer answer = accepted(GoldenSdp.answer(OFFER).format());
        assertThat(answer.ice()).isEqualTo(GoldenSdp.SERVER_ICE);
        assertThat(answer.fingerprint()).isEqualTo(GoldenSdp.SERVER_FINGERPRINT);
        assertThat(answer.candidates()).hasSize(2).isEqualTo(GoldenSdp.SERVER.candidates());
        assertThat(answer.sections().get(0))
                .isInstanceOfSatisfying(
                        AnsweredSection.Uplink.class,
                        uplink -> {
                            assertThat(uplink.opus().payloadType()).isEqualTo(111);
                            assertThat(uplink.opus().maxAverageBitrate()).hasValue(48_000);
                            assertThat(uplink.red()).isEqualTo(OptionalInt.of(63));
                            assertThat(uplink.extensions().idOf(HeaderExtension.MID)).hasValue(4);
                        });
        assertThat(answer.sections().get(2))
                .isInstanceOfSatisfying(
                        AnsweredSection.Slot.class,
                        slot -> {
                            assertThat(slot.mid()).isEqualTo("2");
                            assertThat(slot.source())
                                    .isEqualTo(new DeclaredSource(1001, "rostrum"));
                            assertThat(slot.streamId().stream()).isEqualTo("slot-2");
                        });
    }

    @Test
    void anAnswerThatDoesNotFitOurClientIsRefused() {
        String good = GoldenSdp.answer(OFFER).format();
        assertThat(refused("")).isEqualTo(Reason.NOT_SDP);
        assertThat(refused(good.replace("a=ice-lite\r\n", ""))).isEqualTo(Reason.NOT_LITE);
        assertThat(refused(good.replace("a=setup:passive", "a=setup:active")))
                .isEqualTo(Reason.WRONG_SETUP);
        assertThat(refused(good.replaceAll("a=ice-pwd[^\r]*\r\n", "")))
                .isEqualTo(Reason.NO_ICE_CREDENTIALS);
        assertThat(refused(good.replaceAll("a=fingerprint[^\r]*\r\n", "")))
                .isEqualTo(Reason.NO_FINGERPRINT);
        assertThat(refused(good.replace("BUNDLE 0 1 2", "BUNDLE 0 1")))
                .isEqualTo(Reason.NOT_BUNDLED);
        assertThat(refused(good.replaceAll("m=audio \\d+", "m=audio 0")))
                .isEqualTo(Reason.NO_USABLE_SECTION);
    }

    @Test
    void aSlotWithoutADeclaredSourceIsIdle() {
        String text = GoldenSdp.answer(OFFER).format().replace("a=ssrc:1000 cname:rostrum\r\n", "");
        assertThat(accepted(text).sections().get(1)).isInstanceOf(AnsweredSection.Idle.class);
    }

    @Test
    void aMalformedCandidateIsLeftOut() {
        String text =
                GoldenSdp.answer(OFFER)
                        .format()
                        .replace("a=candidate:2 1 udp", "a=candidate:2 x udp");
        assertThat(accepted(text).candidates()).hasSize(1);
    }

    private static SdpAnswer accepted(String text) {
        return switch (SdpAnswer.parse(text)) {
            case AnswerResult.Accepted(SdpAnswer answer) -> answer;
            case AnswerResult.Refused(SdpRefusal why) -> throw new AssertionError(why.sentence());
        };
    }

    private static Reason refused(String text) {
        assertThat(SdpAnswer.parse(text)).isInstanceOf(AnswerResult.Refused.class);
        return ((AnswerResult.Refused) SdpAnswer.parse(text)).refusal().reason();
    }
}
