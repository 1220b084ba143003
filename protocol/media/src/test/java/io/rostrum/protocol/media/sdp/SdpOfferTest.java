package io.rostrum.protocol.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.sdp.SdpRefusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked of an offer, each rule broken once. */
final class SdpOfferTest {

    private static final String GOOD = GoldenSdp.offerText("chromium-data-4slots");

    @Test
    void aTextThatIsNoSdpIsRefusedWithItsLine() {
        assertThat(refused("").reason()).isEqualTo(Reason.NOT_SDP);
        assertThat(refused("hello").sentence())
                .isEqualTo("expected v=0 as the first line, found line 1 'hello'");
        assertThat(refused("v=0\r\nnonsense\r\n").found()).isEqualTo("line 2 'nonsense'");
        assertThat(refused("v=0\r\nm=audio x UDP/TLS/RTP/SAVPF 111\r\n").reason())
                .isEqualTo(Reason.NOT_SDP);
        assertThat(refused("v=0\r\ns=-\r\n").found()).isEqualTo("none");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(refused(GOOD + "a=x\r\n".repeat(20_000)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(GOOD + "m=video 0 x 1\r\n".repeat(62)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(GOOD + "m=video 0 x" + " 1".repeat(129) + "\r\n").found())
                .contains("'m=video 0 x 1 1");
        assertThat(SdpOffer.parse(GOOD + "m=video 0 x 1\r\n".repeat(61)))
                .isInstanceOf(OfferResult.Accepted.class);
    }

    @Test
    void everySectionForSoundIsInOneBundle() {
        assertThat(refused(GOOD.replace("a=group:BUNDLE 0 1 2", "a=group:BUNDLE 0 2")).sentence())
                .isEqualTo(
                        "expected every section for sound in one BUNDLE group, found section '1' outside");
        assertThat(refused(GOOD.replaceAll("a=group:[^\r]*\r\n", "")).reason())
                .isEqualTo(Reason.NOT_BUNDLED);
    }

    @Test
    void midsAreThereOnceAndShort() {
        assertThat(refused(GOOD.replace("a=mid:1", "a=mid:0")).found()).isEqualTo("'0' twice");
        assertThat(refused(GOOD.replace("a=mid:1\r\n", "")).reason()).isEqualTo(Reason.WRONG_MID);
        assertThat(refused(GOOD.replace("a=mid:1", "a=mid:12345678901234567")).reason())
                .isEqualTo(Reason.WRONG_MID);
    }

    @Test
    void credentialsHaveTheirLengthsAndThePasswordIsNotRepeated() {
        assertThat(refused(GOOD.replaceAll("a=ice-ufrag:[^\r]*", "a=ice-ufrag:abc")).found())
                .startsWith("ice-ufrag 'abc', ice-pwd of 24 characters");
        SdpRefusal shortPassword = refused(GOOD.replaceAll("a=ice-pwd:[^\r]*", "a=ice-pwd:secret"));
        assertThat(shortPassword.reason()).isEqualTo(Reason.NO_ICE_CREDENTIALS);
        assertThat(shortPassword.sentence()).doesNotContain("secret");
        assertThat(refused(GOOD.replaceAll("a=ice-pwd:[^\r]*\r\n", "")).found())
                .endsWith("ice-pwd missing");
    }

    @Test
    void theFingerprintIsBySha256() {
        assertThat(
                        refused(GOOD.replace("a=fingerprint:sha-256 ", "a=fingerprint:sha-1 "))
                                .sentence())
                .startsWith("expected a fingerprint by sha-256, found 'sha-1 ");
        assertThat(
                        refused(
                                        GOOD.replaceAll(
                                                "a=fingerprint:sha-256 ..",
                                                "a=fingerprint:sha-256 XY"))
                                .reason())
                .isEqualTo(Reason.NO_FINGERPRINT);
        assertThat(refused(GOOD.replaceAll("a=fingerprint:[^\r]*\r\n", "")).found())
                .isEqualTo("none");
        String two =
                GOOD.replace(
                        "a=fingerprint:sha-256",
                        "a=fingerprint:sha-1 AA:BB\r\na=fingerprint:SHA-256");
        assertThat(GoldenSdp.accepted(two).fingerprint())
                .isEqualTo(GoldenSdp.accepted(GOOD).fingerprint());
    }

    @Test
    void theClientMayBeginTheHandshake() {
        assertThat(refused(GOOD.replace("a=setup:actpass", "a=setup:passive")).sentence())
                .isEqualTo("expected setup:actpass or setup:active, found 'passive'");
        assertThat(refused(GOOD.replace("a=setup:actpass\r\n", "")).reason())
                .isEqualTo(Reason.WRONG_SETUP);
        assertThat(GoldenSdp.accepted(GOOD.replace("a=setup:actpass", "a=setup:active")).setup())
                .isEqualTo(DtlsSetup.ACTIVE);
    }

    @Test
    void rtcpIsOnTheSamePort() {
        assertThat(refused(GOOD.replace("a=rtcp-mux\r\n", "")).reason())
                .isEqualTo(Reason.NO_RTCP_MUX);
    }

    @Test
    void anOfferWithoutOpusIsRefused() {
        SdpRefusal refusal = refused(GOOD.replace("opus/48000/2", "speex/16000"));
        assertThat(refusal.reason()).isEqualTo(Reason.NO_USABLE_SECTION);
        assertThat(refusal.expected()).contains("opus/48000/2");
        assertThat(refused(GOOD.replace("m=audio", "m=video")).reason())
                .isEqualTo(Reason.NO_USABLE_SECTION);
        assertThat(refused(GOOD.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")).reason())
                .isEqualTo(Reason.NO_USABLE_SECTION);
    }

    @Test
    void oneSectionWithoutOpusIsRejectedAlone() {
        int second = GOOD.indexOf("m=audio", GOOD.indexOf("m=audio") + 1);
        String text =
                GOOD.substring(0, second)
                        + GOOD.substring(second).replace("opus/48000/2", "speex/16000");
        SdpOffer offer = GoldenSdp.accepted(text);
        assertThat(offer.audio()).hasSize(1);
        assertThat(GoldenSdp.answer(offer).sections().get(1))
                .isInstanceOf(AnsweredSection.Rejected.class);
    }

    @Test
    void anEndedSectionKeepsItsPlaceAndIsRejected() {
        int second = GOOD.indexOf("m=audio", GOOD.indexOf("m=audio") + 1);
        String text =
                (GOOD.substring(0, second)
                                + GOOD.substring(second).replaceFirst("m=audio 9", "m=audio 0"))
                        .replace("a=group:BUNDLE 0 1 2", "a=group:BUNDLE 0 2");
        SdpOffer offer = GoldenSdp.accepted(text);
        assertThat(offer.sections().get(1))
                .isInstanceOfSatisfying(
                        OfferedSection.Unusable.class,
                        section ->
                                assertThat(section.cause())
                                        .isEqualTo(OfferedSection.Unusable.Cause.ENDED));
        assertThat(GoldenSdp.answer(offer).format())
                .contains("m=audio 0 UDP/TLS/RTP/SAVPF 111 63 ");
    }

    @Test
    void theTransportIsReadFromTheFirstSectionThatIsUsed() {
        // A section that is not used stands first in the bundle and has other credentials.
        String video =
                "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:v\r\na=ice-ufrag:other\r\na=ice-pwd:otherotherotherotherother\r\n";
        int first = GOOD.indexOf("m=audio");
        String text =
                GOOD.substring(0, first).replace("BUNDLE 0", "BUNDLE v 0")
                        + video
                        + GOOD.substring(first);
        assertThat(GoldenSdp.accepted(text).ice()).isEqualTo(GoldenSdp.accepted(GOOD).ice());
        String bundleOnly =
                text.replaceAll("a=ice-ufrag:[^o][^\r]*\r\n", "")
                        .replaceAll("a=ice-pwd:[^o][^\r]*\r\n", "");
        assertThat(GoldenSdp.accepted(bundleOnly).ice().ufrag()).isEqualTo("other");
    }

    @Test
    void aLaterOfferWithMoreSectionsKeepsTheOrderAndTheMids() {
        SdpOffer more = GoldenSdp.offer("chromium-sendonly-4slots");
        SdpOffer fewer =
                new SdpOffer(
                        more.origin(),
                        more.ice(),
                        more.fingerprint(),
                        more.setup(),
                        more.sections().subList(0, 3));
        assertThat(GoldenSdp.answer(more).sections().subList(0, 3))
                .isEqualTo(GoldenSdp.answer(fewer).sections());
    }

    @Test
    void aSectionWithoutADecisionIsIdle() {
        SdpOffer offer = GoldenSdp.offer("firefox-sendonly-4slots");
        SdpAnswer answer = SdpAnswer.to(offer, GoldenSdp.SERVER, AnswerPolicy.standard(), Map.of());
        assertThat(answer.sections()).allMatch(AnsweredSection.Idle.class::isInstance);
        assertThat(answer.format()).contains("a=inactive").doesNotContain("a=ssrc", "m=audio 0");
    }

    @Test
    void aDecisionThatDoesNotFitTheDirectionIsABug() {
        SdpOffer offer = GoldenSdp.offer("chromium-sendonly-4slots");
        SectionDecision play =
                new SectionDecision.Play(new DeclaredSource(1, "c"), new MediaStreamId("s", "t"));
        assertThatThrownBy(() ->
                        SdpAnswer.to(
                                offer,
                                GoldenSdp.SERVER,
                                AnswerPolicy.standard(),
                                Map.of("0", play)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        SdpAnswer.to(
                                offer,
                                GoldenSdp.SERVER,
                                AnswerPolicy.standard(),
                                Map.of("1", new SectionDecision.Receive())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyThatWouldObligeUsToWhatWeDoNotDoIsABug() {
        AnswerPolicy good = AnswerPolicy.standard();
        for (HeaderExtension refused : List.of(HeaderExtension.TRANSPORT_CC, HeaderExtension.MID)) {
            assertThatThrownBy(() ->
                            new AnswerPolicy(
                                    good.redundancy(),
                                    good.maxAverageBitrate(),
                                    good.packetMillis(),
                                    good.fromSenders(),
                                    Set.of(refused)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void redWithOtherContentsIsNotOurs() {
        assertThat(GoldenSdp.accepted(GOOD).audio().getFirst().red()).hasValue(63);
        assertThat(
                        GoldenSdp.accepted(GOOD.replace("a=fmtp:63 111/111", "a=fmtp:63 0/0"))
                                .audio()
                                .getFirst()
                                .red())
                .isEmpty();
        assertThat(
                        GoldenSdp.accepted(GOOD.replace("a=fmtp:63 111/111\r\n", ""))
                                .audio()
                                .getFirst()
                                .red())
                .isEmpty();
    }

    @Test
    void anExtensionThatDoesNotFitTheDirectionOrTheOneByteFormIsNotThere() {
        String level = "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level";
        assertThat(level(GOOD)).isPresent();
        assertThat(level(GOOD.replace(level, level.replace(":1 ", ":1/recvonly ")))).isEmpty();
        assertThat(level(GOOD.replace(level, level.replace(":1 ", ":1/sendonly ") + " vad=on")))
                .isPresent();
        assertThat(level(GOOD.replace(level, level.replace(":1 ", ":15 ")))).isEmpty();
        assertThat(level(GOOD.replace(level, level.replace(":1 ", ":0 ")))).isEmpty();
    }

    private static Optional<Integer> level(String text) {
        return Optional.ofNullable(
                GoldenSdp.accepted(text)
                        .audio()
                        .getFirst()
                        .extensions()
                        .ids()
                        .get(HeaderExtension.AUDIO_LEVEL));
    }

    private static SdpRefusal refused(String text) {
        assertThat(SdpOffer.parse(text)).isInstanceOf(OfferResult.Refused.class);
        return ((OfferResult.Refused) SdpOffer.parse(text)).refusal();
    }
}
