package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.CandidateResult;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.sdp.SdpLines.Part;
import io.rostrum.protocol.media.sdp.SdpLines.Section;
import io.rostrum.protocol.media.sdp.SdpRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands the answer of a server, for our own clients. The first rule that is broken is the
 * refusal.
 */
final class AnswerReader {

    private final List<AnsweredSection> sections = new ArrayList<>();
    private final List<Part> used = new ArrayList<>();
    private @Nullable SdpRefusal refusal;

    AnswerResult read(String text) {
        return switch (SdpLines.read(text)) {
            case SdpLines.Result.Refused(SdpRefusal why) -> new AnswerResult.Refused(why);
            case SdpLines.Result.Taken(SdpLines lines) -> read(lines);
        };
    }

    private AnswerResult read(SdpLines lines) {
        for (Section section : lines.sections()) {
            sections.add(section(section, lines));
        }
        if (used.isEmpty()) {
            refuse(Reason.NO_USABLE_SECTION, "an accepted section for sound", "none");
        }
        if (!lines.session().has("ice-lite")) {
            refuse(Reason.NOT_LITE, "ice-lite", "an agent that is not");
        }
        List<Part> parts = new ArrayList<>(used);
        parts.add(lines.session());
        TransportReader transport = new TransportReader(parts);
        Optional<IceCredentials> ice = transport.ice();
        Optional<Fingerprint> fingerprint = transport.fingerprint();
        if (ice.isEmpty()) {
            refuse(Reason.NO_ICE_CREDENTIALS, "ice-ufrag and ice-pwd", transport.iceFound());
        }
        if (fingerprint.isEmpty()) {
            refuse(
                    Reason.NO_FINGERPRINT,
                    "a fingerprint by sha-256",
                    transport.fingerprintsFound());
        }
        if (transport.first("setup").filter("passive"::equals).isEmpty()) {
            refuse(
                    Reason.WRONG_SETUP,
                    "setup:passive",
                    transport.first("setup").map(SdpToken::quote).orElse("none"));
        }
        SdpRefusal why = refusal;
        return why != null
                ? new AnswerResult.Refused(why)
                : new AnswerResult.Accepted(
                        new SdpAnswer(
                                lines.origin(),
                                ice.orElseThrow(),
                                fingerprint.orElseThrow(),
                                candidates(parts),
                                sections));
    }

    /** What is malformed is left out, as what cannot be used will be. */
    private static List<Candidate> candidates(List<Part> parts) {
        List<Candidate> candidates = new ArrayList<>();
        for (Part part : parts) {
            for (String value : part.all("candidate")) {
                if (Candidate.parse(value) instanceof CandidateResult.Read(Candidate candidate)) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    private AnsweredSection section(Section section, SdpLines lines) {
        SectionReader reader = new SectionReader(section);
        Optional<String> mid = reader.mid();
        Optional<OpusFormat> opus = reader.opus();
        if (section.port() == 0
                || !section.kind().equals("audio")
                || mid.isEmpty()
                || opus.isEmpty()) {
            return new AnsweredSection.Rejected(
                    section.kind(), section.protocol(), section.formats(), mid);
        }
        if (!lines.bundle().contains(mid.get())) {
            refuse(
                    Reason.NOT_BUNDLED,
                    "every accepted section in one BUNDLE group",
                    "section " + SdpToken.quote(mid.get()) + " outside");
        }
        used.add(section.part());
        MediaDirection direction =
                section.part()
                        .direction()
                        .or(lines.session()::direction)
                        .orElse(MediaDirection.SENDRECV);
        return agreed(reader, mid.get(), opus.get(), direction);
    }

    private static AnsweredSection agreed(
            SectionReader reader, String mid, OpusFormat opus, MediaDirection direction) {
        ExtensionIds extensions = reader.extensions(direction);
        List<DeclaredSource> sources = reader.sources();
        if (direction == MediaDirection.RECVONLY) {
            return new AnsweredSection.Uplink(mid, opus, reader.red(opus), extensions);
        }
        // A slot whose source is not declared could not be told from another: nothing is expected
        // there.
        if (direction == MediaDirection.SENDONLY && !sources.isEmpty()) {
            return new AnsweredSection.Slot(
                    mid,
                    opus,
                    extensions,
                    sources.getFirst(),
                    reader.streamId().orElseGet(() -> new MediaStreamId("-", mid)));
        }
        return new AnsweredSection.Idle(mid, opus);
    }

    private void refuse(Reason reason, String expected, String found) {
        if (refusal == null) {
            refusal = new SdpRefusal(reason, expected, found);
        }
    }
}
