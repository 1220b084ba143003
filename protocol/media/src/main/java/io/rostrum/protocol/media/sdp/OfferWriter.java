package io.rostrum.protocol.media.sdp;

import java.util.List;

/**
 * Writes the offer of our own clients. Each section repeats the transport (RFC 8843 section 7.2),
 * so that it may become the first of the bundle when those before it are rejected.
 */
final class OfferWriter {

    private OfferWriter() {}

    static String write(SdpOffer offer) {
        SdpText text = new SdpText();
        List<String> bundle = offer.audio().stream().map(OfferedSection.Audio::mid).toList();
        text.session(offer.origin(), bundle);
        for (OfferedSection section : offer.sections()) {
            switch (section) {
                case OfferedSection.Audio audio -> audio(text, offer, audio);
                case OfferedSection.Unusable unusable -> unusable(text, unusable);
            }
        }
        return text.toString();
    }

    private static void audio(SdpText text, SdpOffer offer, OfferedSection.Audio audio) {
        text.audio(SdpText.DISCARD, audio.opus(), audio.red());
        text.noAddress();
        text.attribute("mid", audio.mid());
        text.line("a=" + audio.direction().token());
        text.attribute("ice-ufrag", offer.ice().ufrag());
        text.attribute("ice-pwd", offer.ice().pwd());
        text.attribute("fingerprint", offer.fingerprint().toString());
        text.attribute("setup", offer.setup().token());
        text.line("a=rtcp-mux");
        text.formats(audio.opus(), audio.red());
        text.extensions(audio.extensions());
        audio.streamId().ifPresent(text::streamId);
        audio.sources().forEach(text::source);
    }

    private static void unusable(SdpText text, OfferedSection.Unusable unusable) {
        int port =
                switch (unusable.cause()) {
                    case ENDED -> 0;
                    case NOT_AUDIO, OTHER_PROTOCOL, NO_OPUS -> SdpText.DISCARD;
                };
        text.section(unusable.kind(), port, unusable.protocol(), unusable.formats());
        text.noAddress();
        unusable.mid().ifPresent(mid -> text.attribute("mid", mid));
        text.line("a=" + MediaDirection.INACTIVE.token());
    }
}
