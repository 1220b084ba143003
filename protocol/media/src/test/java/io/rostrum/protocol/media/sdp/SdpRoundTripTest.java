package io.rostrum.protocol.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class SdpRoundTripTest {

    @Property(tries = 300)
    void anOfferIsReadAsItWasWritten(@ForAll("offers") SdpOffer offer) {
        assertThat(SdpOffer.parse(offer.format())).isEqualTo(new OfferResult.Accepted(offer));
    }

    @Property(tries = 300)
    void anAnswerIsReadAsItWasWrittenAndKeepsOrderAndMids(@ForAll("offers") SdpOffer offer) {
        SdpAnswer answer = GoldenSdp.answer(offer);
        assertThat(SdpAnswer.parse(answer.format())).isEqualTo(new AnswerResult.Accepted(answer));
        assertThat(answer.sections().stream().map(SdpRoundTripTest::mid))
                .containsExactlyElementsOf(
                        offer.sections().stream().map(SdpRoundTripTest::mid).toList());
    }

    @Property
    void anyTextIsAcceptedOrRefused(@ForAll String text) {
        assertThat(SdpOffer.parse(text)).isInstanceOf(OfferResult.Refused.class);
        assertThat(SdpAnswer.parse("v=0\r\n" + text)).isInstanceOf(AnswerResult.Refused.class);
    }

    private static Optional<String> mid(OfferedSection section) {
        return switch (section) {
            case OfferedSection.Audio audio -> Optional.of(audio.mid());
            case OfferedSection.Unusable unusable -> unusable.mid();
        };
    }

    private static Optional<String> mid(AnsweredSection section) {
        return switch (section) {
            case AnsweredSection.Uplink uplink -> Optional.of(uplink.mid());
            case AnsweredSection.Slot slot -> Optional.of(slot.mid());
            case AnsweredSection.Idle idle -> Optional.of(idle.mid());
            case AnsweredSection.Rejected rejected -> rejected.mid();
        };
    }

    @Provide
    Arbitrary<SdpOffer> offers() {
        Arbitrary<List<OfferedSection>> sections =
                Arbitraries.frequencyOf(
                                Tuple.of(5, audio().map(section -> (OfferedSection) section)),
                                Tuple.of(1, unusable()))
                        .list()
                        .ofMaxSize(8);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 999_999_999_999_999_999L),
                        words(4, 20),
                        words(22, 40),
                        Arbitraries.bytes().array(byte[].class).ofSize(32),
                        Arbitraries.of(DtlsSetup.class),
                        sections,
                        audio())
                .as((session, ufrag, pwd, hash, setup, several, one) ->
                        new SdpOffer(
                                new SdpOrigin(session, 3),
                                new IceCredentials(ufrag, pwd),
                                new Fingerprint("sha-256", hash),
                                setup,
                                numbered(several, one)));
    }

    /** At least one for sound, and each with a mid of its own. */
    private static List<OfferedSection> numbered(List<OfferedSection> several, OfferedSection one) {
        List<OfferedSection> all = new ArrayList<>(several);
        all.add(one);
        List<OfferedSection> numbered = new ArrayList<>();
        for (OfferedSection section : all) {
            String mid = "m" + numbered.size();
            numbered.add(
                    switch (section) {
                        case OfferedSection.Audio a ->
                                new OfferedSection.Audio(
                                        mid,
                                        a.direction(),
                                        a.opus(),
                                        a.red(),
                                        a.extensions(),
                                        a.sources(),
                                        a.streamId());
                        case OfferedSection.Unusable u ->
                                new OfferedSection.Unusable(
                                        u.cause(),
                                        u.kind(),
                                        u.protocol(),
                                        u.formats(),
                                        u.mid().map(any -> mid));
                    });
        }
        return numbered;
    }

    private static Arbitrary<OfferedSection.Audio> audio() {
        return Combinators.combine(
                        Arbitraries.of(MediaDirection.class),
                        opus(),
                        Arbitraries.integers().between(35, 63).map(OptionalInt::of),
                        extensions(),
                        Combinators.combine(
                                        Arbitraries.longs().between(0, 0xFFFF_FFFFL), words(1, 30))
                                .as(DeclaredSource::new)
                                .list()
                                .uniqueElements(DeclaredSource::ssrc)
                                .ofMaxSize(3),
                        Combinators.combine(words(1, 30), words(1, 30))
                                .as(MediaStreamId::new)
                                .optional(),
                        Arbitraries.of(Redundancy.class))
                .as((direction, opus, red, extensions, sources, streamId, redundancy) ->
                        new OfferedSection.Audio(
                                "m",
                                direction,
                                opus,
                                redundancy == Redundancy.ACCEPTED ? red : OptionalInt.empty(),
                                extensions,
                                sources,
                                streamId));
    }

    private static Arbitrary<OfferedSection> unusable() {
        return Combinators.combine(
                        Arbitraries.of("video", "application", "text"),
                        Arbitraries.of("UDP/TLS/RTP/SAVPF", "UDP/DTLS/SCTP"),
                        words(1, 5).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.just("m").optional())
                .as((kind, protocol, formats, mid) ->
                        new OfferedSection.Unusable(
                                OfferedSection.Unusable.Cause.NOT_AUDIO,
                                kind,
                                protocol,
                                formats,
                                mid));
    }

    private static Arbitrary<OpusFormat> opus() {
        return Combinators.combine(
                        Arbitraries.integers().between(96, 127),
                        Arbitraries.of(OpusFormat.Channels.class),
                        Arbitraries.of(OpusFormat.InbandFec.class),
                        optional(120),
                        optional(120),
                        optional(120),
                        optional(510_000))
                .as(OpusFormat::new);
    }

    private static Arbitrary<OptionalInt> optional(int most) {
        return Arbitraries.integers()
                .between(-most / 2, most)
                .map(value -> value < 0 ? OptionalInt.empty() : OptionalInt.of(value));
    }

    private static Arbitrary<ExtensionIds> extensions() {
        return Arbitraries.of(HeaderExtension.class)
                .set()
                .flatMap(chosen ->
                        Arbitraries.shuffle(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
                                .map(ids -> {
                                    Map<HeaderExtension, Integer> map =
                                            new EnumMap<>(HeaderExtension.class);
                                    for (HeaderExtension extension : chosen) {
                                        map.put(extension, ids.get(map.size()));
                                    }
                                    return new ExtensionIds(map);
                                }));
    }

    private static Arbitrary<String> words(int shortest, int longest) {
        return Arbitraries.strings().alpha().numeric().ofMinLength(shortest).ofMaxLength(longest);
    }
}
