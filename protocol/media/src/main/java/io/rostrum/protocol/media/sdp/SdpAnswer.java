package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The answer of a server: ICE-lite, DTLS-passive, all its addresses, and what became of each
 * section in the order of the offer.
 *
 * @param origin of this description
 * @param ice the server's credentials
 * @param fingerprint of the server's certificate
 * @param candidates the server's addresses, all of them: none will be trickled
 * @param sections one for each of the offer
 */
public record SdpAnswer(
        SdpOrigin origin,
        IceCredentials ice,
        Fingerprint fingerprint,
        List<Candidate> candidates,
        List<AnsweredSection> sections) {

    /** Copies the lists. */
    public SdpAnswer {
        candidates = List.copyOf(candidates);
        sections = List.copyOf(sections);
    }

    /**
     * The server's side of a transport.
     *
     * @param origin of this answer
     * @param ice our credentials
     * @param fingerprint of our certificate
     * @param candidates all our addresses, the best first
     */
    public record Transport(
            SdpOrigin origin,
            IceCredentials ice,
            Fingerprint fingerprint,
            List<Candidate> candidates) {

        /** Copies the list. */
        public Transport {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Answers an offer. Sections without a decision are left idle, unusable ones rejected. A page
     * should offer its sound first: Chromium under max-bundle does not bear that the first section
     * of its bundle is rejected.
     *
     * @param decisions by mid; one that does not fit the section's direction is a bug and an {@link
     *     IllegalArgumentException}
     */
    public static SdpAnswer to(
            SdpOffer offer,
            Transport transport,
            AnswerPolicy policy,
            Map<String, SectionDecision> decisions) {
        List<AnsweredSection> sections = new ArrayList<>();
        for (OfferedSection section : offer.sections()) {
            sections.add(
                    switch (section) {
                        case OfferedSection.Unusable unusable ->
                                new AnsweredSection.Rejected(
                                        unusable.kind(),
                                        unusable.protocol(),
                                        unusable.formats(),
                                        unusable.mid());
                        case OfferedSection.Audio audio ->
                                decided(
                                        audio,
                                        policy,
                                        decisions.getOrDefault(
                                                audio.mid(), new SectionDecision.Idle()));
                    });
        }
        return new SdpAnswer(
                transport.origin(),
                transport.ice(),
                transport.fingerprint(),
                transport.candidates(),
                sections);
    }

    private static AnsweredSection decided(
            OfferedSection.Audio audio, AnswerPolicy policy, SectionDecision decision) {
        int payloadType = audio.opus().payloadType();
        return switch (decision) {
            case SectionDecision.Idle() ->
                    new AnsweredSection.Idle(audio.mid(), OpusFormat.mono(payloadType));
            case SectionDecision.Receive() -> {
                require(audio.direction().sends(), audio, decision);
                yield new AnsweredSection.Uplink(
                        audio.mid(),
                        wished(payloadType, policy),
                        policy.redundancy() == Redundancy.ACCEPTED
                                ? audio.red()
                                : OptionalInt.empty(),
                        audio.extensions().only(policy.fromSenders()));
            }
            case SectionDecision.Play(DeclaredSource source, MediaStreamId streamId) -> {
                require(audio.direction().receives(), audio, decision);
                yield new AnsweredSection.Slot(
                        audio.mid(),
                        OpusFormat.mono(payloadType),
                        audio.extensions().only(policy.toReceivers()),
                        source,
                        streamId);
            }
        };
    }

    private static OpusFormat wished(int payloadType, AnswerPolicy policy) {
        return new OpusFormat(
                payloadType,
                OpusFormat.Channels.MONO,
                OpusFormat.InbandFec.USED,
                OptionalInt.of(10),
                policy.packetMillis(),
                OptionalInt.empty(),
                policy.maxAverageBitrate());
    }

    private static void require(
            boolean fits, OfferedSection.Audio audio, SectionDecision decision) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "section " + audio.mid() + " is " + audio.direction() + ": " + decision);
        }
    }

    /** Reads an answer. Total: any text is accepted or refused with a reason. */
    public static AnswerResult parse(String text) {
        return new AnswerReader().read(text);
    }

    /** The text, for a server to send. */
    public String format() {
        return AnswerWriter.write(this);
    }
}
