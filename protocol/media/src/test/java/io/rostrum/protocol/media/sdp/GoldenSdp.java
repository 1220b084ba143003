package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.TransportAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Offers recorded from real stacks, and how the tests answer them. */
final class GoldenSdp {

    static final IceCredentials SERVER_ICE =
            new IceCredentials("ServerUf", "ServerPasswordOf24Chars+");
    static final Fingerprint SERVER_FINGERPRINT =
            Fingerprint.sha256("a certificate".getBytes(StandardCharsets.UTF_8));
    static final SdpAnswer.Transport SERVER =
            new SdpAnswer.Transport(
                    new SdpOrigin(42, 1),
                    SERVER_ICE,
                    SERVER_FINGERPRINT,
                    List.of(
                            Candidate.host(address("203.0.113.5"), 1, 65535),
                            Candidate.host(address("127.0.0.1"), 2, 65534)));

    private GoldenSdp() {}

    private static TransportAddress address(String host) {
        return TransportAddress.ofLiteral(host, 4000).orElseThrow();
    }

    static String offerText(String name) {
        return read(name + ".offer.sdp");
    }

    static String answerText(String name) {
        return read(name + ".answer.sdp");
    }

    static SdpOffer offer(String name) {
        return accepted(offerText(name));
    }

    static SdpOffer accepted(String text) {
        return switch (SdpOffer.parse(text)) {
            case OfferResult.Accepted(SdpOffer offer) -> offer;
            case OfferResult.Refused(SdpRefusal why) ->
                    throw new AssertionError(why.reason() + ": " + why.sentence());
        };
    }

    /** Receives what the client sends, plays a source of its own on every other section. */
    static Map<String, SectionDecision> everySection(SdpOffer offer) {
        Map<String, SectionDecision> decisions = new HashMap<>();
        long ssrc = 1000;
        for (OfferedSection.Audio audio : offer.audio()) {
            decisions.put(
                    audio.mid(),
                    audio.direction().sends()
                            ? new SectionDecision.Receive()
                            : audio.direction().receives()
                                    ? new SectionDecision.Play(
                                            new DeclaredSource(ssrc++, "rostrum"),
                                            new MediaStreamId(
                                                    "slot-" + audio.mid(), "track-" + audio.mid()))
                                    : new SectionDecision.Idle());
        }
        return decisions;
    }

    static SdpAnswer answer(SdpOffer offer) {
        return SdpAnswer.to(
                offer,
                SERVER,
                AnswerPolicy.standard().withMaxAverageBitrate(48_000),
                everySection(offer));
    }

    private static String read(String name) {
        try (InputStream in = GoldenSdp.class.getResourceAsStream("/golden/sdp/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
