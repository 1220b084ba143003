package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.sdp.AnsweredSection.Idle;
import io.rostrum.protocol.media.sdp.AnsweredSection.Rejected;
import io.rostrum.protocol.media.sdp.AnsweredSection.Slot;
import io.rostrum.protocol.media.sdp.AnsweredSection.Uplink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes the answer of a server. What belongs to the transport stands before the sections, for all
 * of them; the addresses, which cannot, in the first section of the bundle (RFC 8843 section
 * 7.3.1). Firefox 153 crashes on a bundled section that neither has nor inherits credentials,
 * fingerprint and setup.
 */
final class AnswerWriter {

    private final SdpText text = new SdpText();
    private final SdpAnswer answer;
    private boolean candidatesWritten;

    private AnswerWriter(SdpAnswer answer) {
        this.answer = answer;
    }

    static String write(SdpAnswer answer) {
        return new AnswerWriter(answer).write();
    }

    private String write() {
        text.session(answer.origin(), bundle());
        text.line("a=ice-lite");
        text.attribute("ice-ufrag", answer.ice().ufrag());
        text.attribute("ice-pwd", answer.ice().pwd());
        text.attribute("fingerprint", answer.fingerprint().toString());
        text.attribute("setup", "passive");
        for (AnsweredSection section : answer.sections()) {
            switch (section) {
                case Uplink(
                                String mid,
                                OpusFormat opus,
                                OptionalInt red,
                                ExtensionIds extensions) -> {
                    audio(mid, MediaDirection.RECVONLY, opus, red);
                    text.extensions(extensions);
                }
                case Slot(
                                String mid,
                                OpusFormat opus,
                                ExtensionIds extensions,
                                DeclaredSource source,
                                MediaStreamId streamId) -> {
                    audio(mid, MediaDirection.SENDONLY, opus, OptionalInt.empty());
                    text.extensions(extensions);
                    text.streamId(streamId);
                    text.source(source);
                }
                case Idle(String mid, OpusFormat opus) ->
                        audio(mid, MediaDirection.INACTIVE, opus, OptionalInt.empty());
                case Rejected(
                                String kind,
                                String protocol,
                                List<String> formats,
                                Optional<String> mid) -> {
                    text.section(kind, 0, protocol, formats);
                    text.noAddress();
                    mid.ifPresent(name -> text.attribute("mid", name));
                    text.line("a=" + MediaDirection.INACTIVE.token());
                }
            }
        }
        return text.toString();
    }

    private List<String> bundle() {
        List<String> mids = new ArrayList<>();
        for (AnsweredSection section : answer.sections()) {
            switch (section) {
                case Uplink uplink -> mids.add(uplink.mid());
                case Slot slot -> mids.add(slot.mid());
                case Idle idle -> mids.add(idle.mid());
                case Rejected rejected -> {
                    // Outside the bundle (RFC 8843 section 7.3.3).
                }
            }
        }
        return mids;
    }

    private void audio(String mid, MediaDirection direction, OpusFormat opus, OptionalInt red) {
        Optional<TransportAddress> address =
                candidatesWritten
                        ? Optional.empty()
                        : answer.candidates().stream()
                                .flatMap(c -> c.address().stream())
                                .findFirst();
        text.audio(address.map(TransportAddress::port).orElse(SdpText.DISCARD), opus, red);
        address.ifPresentOrElse(
                at -> text.line("c=IN " + (at.addressLength() == 4 ? "IP4 " : "IP6 ") + at.host()),
                text::noAddress);
        text.attribute("mid", mid);
        text.line("a=" + direction.token());
        if (!candidatesWritten) {
            candidates();
        }
        text.line("a=rtcp-mux");
        text.formats(opus, red);
    }

    private void candidates() {
        candidatesWritten = true;
        for (Candidate candidate : answer.candidates()) {
            text.attribute("candidate", candidate.format());
        }
        text.line("a=end-of-candidates");
    }
}
