package io.rostrum.protocol.media.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A section of an offer: sound we can carry, or something else that keeps its place. */
public sealed interface OfferedSection {

    /**
     * Sound in Opus, in the bundle.
     *
     * @param mid names the section; 1 to 16 characters
     * @param direction seen from the client
     * @param opus how it offers Opus
     * @param red the payload type under which it offers RED with Opus inside, when it does
     * @param extensions the header extensions it offers, as far as we know them
     * @param sources what it declares; a receiving section may declare one for its reports
     * @param streamId what it calls the sound it sends
     */
    record Audio(
            String mid,
            MediaDirection direction,
            OpusFormat opus,
            OptionalInt red,
            ExtensionIds extensions,
            List<DeclaredSource> sources,
            Optional<MediaStreamId> streamId)
            implements OfferedSection {

        /**
         * Copies the list; throws {@link IllegalArgumentException} for a mid that cannot be one.
         */
        public Audio {
            if (!SdpToken.isWord(mid, SdpToken.LONGEST_MID)) {
                throw new IllegalArgumentException("mid " + mid);
            }
            sources = List.copyOf(sources);
        }

        /** A section on which our own client sends. */
        public static Audio sending(
                String mid, DeclaredSource source, MediaStreamId streamId, Redundancy redundancy) {
            return new Audio(
                    mid,
                    MediaDirection.SENDONLY,
                    OpusFormat.mono(OUR_OPUS),
                    redundancy == Redundancy.ACCEPTED
                            ? OptionalInt.of(OUR_RED)
                            : OptionalInt.empty(),
                    OUR_EXTENSIONS,
                    List.of(source),
                    Optional.of(streamId));
        }

        /** A slot on which our own client receives. */
        public static Audio receiving(String mid) {
            return new Audio(
                    mid,
                    MediaDirection.RECVONLY,
                    OpusFormat.mono(OUR_OPUS),
                    OptionalInt.empty(),
                    OUR_EXTENSIONS.only(Set.of(HeaderExtension.AUDIO_LEVEL)),
                    List.of(),
                    Optional.empty());
        }
    }

    /**
     * A section that is answered as rejected.
     *
     * @param cause why
     * @param kind {@code video}, {@code application}, perhaps {@code audio}
     * @param protocol as offered; the answer repeats it
     * @param formats as offered; the answer repeats them
     * @param mid when it has one
     */
    record Unusable(
            Cause cause, String kind, String protocol, List<String> formats, Optional<String> mid)
            implements OfferedSection {

        /** Why a section is not used. */
        public enum Cause {
            /** Not sound. */
            NOT_AUDIO,
            /** Its port is zero: the client has ended it. */
            ENDED,
            /** Not RTP with feedback over DTLS. */
            OTHER_PROTOCOL,
            /** Opus is not among its formats. */
            NO_OPUS
        }

        /** Copies the list. */
        public Unusable {
            formats = List.copyOf(formats);
        }
    }

    /** The payload type of Opus in our own offers: the one the browsers use. */
    int OUR_OPUS = 111;

    /** The payload type of RED in our own offers. */
    int OUR_RED = 63;

    /** The header extensions of our own offers. */
    ExtensionIds OUR_EXTENSIONS =
            new ExtensionIds(Map.of(HeaderExtension.AUDIO_LEVEL, 1, HeaderExtension.MID, 4));
}
