package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.sdp.OfferedSection.Unusable.Cause;
import io.rostrum.protocol.media.sdp.SdpLines.Part;
import io.rostrum.protocol.media.sdp.SdpLines.Section;
import io.rostrum.protocol.media.sdp.SdpRefusal.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands an offer. The first rule that is broken is the refusal. */
final class OfferReader {

    private final List<OfferedSection> sections = new ArrayList<>();
    private final Set<String> mids = new HashSet<>();
    private @Nullable Part firstUsed;
    private @Nullable SdpRefusal refusal;

    OfferResult read(String text) {
        return switch (SdpLines.read(text)) {
            case SdpLines.Result.Refused(SdpRefusal why) -> new OfferResult.Refused(why);
            case SdpLines.Result.Taken(SdpLines lines) -> read(lines);
        };
    }

    private OfferResult read(SdpLines lines) {
        List<String> bundle = lines.bundle();
        for (Section section : lines.sections()) {
            sections.add(section(section, bundle, lines.session()));
        }
        Part used = firstUsed;
        if (refusal == null && used == null) {
            refuse(Reason.NO_USABLE_SECTION, "a section for sound with opus/48000/2", "none");
        }
        List<Part> parts = new ArrayList<>();
        if (used != null) {
            parts.add(used);
        }
        lines.sections().stream()
                .filter(section ->
                        !bundle.isEmpty()
                                && section.part().first("mid").equals(Optional.of(bundle.get(0))))
                .map(Section::part)
                .findFirst()
                .ifPresent(parts::add);
        parts.add(lines.session());
        return finish(lines.origin(), new TransportReader(parts));
    }

    private OfferResult finish(SdpOrigin origin, TransportReader transport) {
        Optional<IceCredentials> ice = transport.ice();
        Optional<Fingerprint> fingerprint = transport.fingerprint();
        Optional<DtlsSetup> setup = transport.first("setup").flatMap(OfferReader::setup);
        if (ice.isEmpty()) {
            refuse(
                    Reason.NO_ICE_CREDENTIALS,
                    "ice-ufrag of 4 to 256 and ice-pwd of 22 to 256 characters",
                    transport.iceFound());
        }
        if (fingerprint.isEmpty()) {
            refuse(
                    Reason.NO_FINGERPRINT,
                    "a fingerprint by sha-256",
                    transport.fingerprintsFound());
        }
        if (setup.isEmpty()) {
            refuse(
                    Reason.WRONG_SETUP,
                    "setup:actpass or setup:active",
                    transport.first("setup").map(SdpToken::quote).orElse("none"));
        }
        SdpRefusal why = refusal;
        return why != null
                ? new OfferResult.Refused(why)
                : new OfferResult.Accepted(
                        new SdpOffer(
                                origin,
                                ice.orElseThrow(),
                                fingerprint.orElseThrow(),
                                setup.orElseThrow(),
                                sections));
    }

    private static Optional<DtlsSetup> setup(String token) {
        return switch (token) {
            case "actpass" -> Optional.of(DtlsSetup.ACTPASS);
            case "active" -> Optional.of(DtlsSetup.ACTIVE);
            default -> Optional.empty();
        };
    }

    private OfferedSection section(Section section, List<String> bundle, Part session) {
        SectionReader reader = new SectionReader(section);
        Optional<String> mid = reader.mid();
        mid.filter(name -> !mids.add(name))
                .ifPresent(twice ->
                        refuse(
                                Reason.WRONG_MID,
                                "each mid once",
                                SdpToken.quote(twice) + " twice"));
        if (!section.kind().equals("audio")) {
            return unusable(Cause.NOT_AUDIO, section, mid);
        }
        if (section.port() == 0 && !section.part().has("bundle-only")) {
            return unusable(Cause.ENDED, section, mid);
        }
        if (!reader.hasOurProtocol()) {
            return unusable(Cause.OTHER_PROTOCOL, section, mid);
        }
        Optional<OpusFormat> opus = reader.opus();
        if (opus.isEmpty()) {
            return unusable(Cause.NO_OPUS, section, mid);
        }
        if (mid.isEmpty()) {
            refuse(
                    Reason.WRONG_MID,
                    "a mid of 1 to " + SdpToken.LONGEST_MID + " characters in each section",
                    section.part().first("mid").map(SdpToken::quote).orElse("none"));
            return unusable(Cause.ENDED, section, mid);
        }
        return audio(section, reader, mid.get(), opus.get(), bundle, session);
    }

    private OfferedSection audio(
            Section section,
            SectionReader reader,
            String mid,
            OpusFormat opus,
            List<String> bundle,
            Part session) {
        if (!bundle.contains(mid)) {
            refuse(
                    Reason.NOT_BUNDLED,
                    "every section for sound in one BUNDLE group",
                    "section " + SdpToken.quote(mid) + " outside");
        }
        if (!section.part().has("rtcp-mux") && !section.part().has("rtcp-mux-only")) {
            refuse(Reason.NO_RTCP_MUX, "rtcp-mux", "section " + SdpToken.quote(mid) + " without");
        }
        if (firstUsed == null) {
            firstUsed = section.part();
        }
        MediaDirection direction =
                section.part().direction().or(session::direction).orElse(MediaDirection.SENDRECV);
        return new OfferedSection.Audio(
                mid,
                direction,
                opus,
                reader.red(opus),
                reader.extensions(direction),
                reader.sources(),
                reader.streamId());
    }

    private static OfferedSection unusable(Cause cause, Section section, Optional<String> mid) {
        return new OfferedSection.Unusable(
                cause, section.kind(), section.protocol(), section.formats(), mid);
    }

    private void refuse(Reason reason, String expected, String found) {
        if (refusal == null) {
            refusal = new SdpRefusal(reason, expected, found);
        }
    }
}
