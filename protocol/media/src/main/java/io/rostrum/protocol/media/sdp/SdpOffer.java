package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import java.util.List;

/**
 * An offer to carry sound: one bundled transport and its sections in order. A client's candidates
 * are not kept: the server's agent is lite and learns the client's address from its checks.
 *
 * @param origin of this description; a foreign one that does not fit is read as 0
 * @param ice the client's credentials
 * @param fingerprint of the client's certificate, SHA-256
 * @param setup the client's DTLS role
 * @param sections all of them, in order; at least one is {@link OfferedSection.Audio}
 */
public record SdpOffer(
        SdpOrigin origin,
        IceCredentials ice,
        Fingerprint fingerprint,
        DtlsSetup setup,
        List<OfferedSection> sections) {

    /** The most characters of a description. */
    public static final int MOST_CHARACTERS = 64 * 1024;

    /** The most sections of a description. */
    public static final int MOST_SECTIONS = 64;

    /** Copies the list; throws {@link IllegalArgumentException} when no section is for sound. */
    public SdpOffer {
        sections = List.copyOf(sections);
        if (sections.stream().noneMatch(OfferedSection.Audio.class::isInstance)) {
            throw new IllegalArgumentException("an offer without sound");
        }
    }

    /** Reads an offer. Total: any text is accepted or refused with a reason. */
    public static OfferResult parse(String text) {
        return new OfferReader().read(text);
    }

    /** The sections for sound, in order. */
    public List<OfferedSection.Audio> audio() {
        return sections.stream()
                .filter(OfferedSection.Audio.class::isInstance)
                .map(OfferedSection.Audio.class::cast)
                .toList();
    }

    /** The text, for a client to send. */
    public String format() {
        return OfferWriter.write(this);
    }
}
