package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.sdp.SdpLines.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what belongs to the transport: the attribute of the first part that has it counts. The
 * parts are the first used section, the section that stands first in the bundle, and the session,
 * in this order (RFC 8843 section 7.3).
 */
final class TransportReader {

    private static final String SHA_256 = "sha-256";

    private final List<Part> parts;

    TransportReader(List<Part> parts) {
        this.parts = parts;
    }

    Optional<IceCredentials> ice() {
        return first("ice-ufrag")
                .flatMap(ufrag -> first("ice-pwd").flatMap(pwd -> IceCredentials.of(ufrag, pwd)));
    }

    /** What stood in the place of credentials, without the secret. */
    String iceFound() {
        return "ice-ufrag "
                + first("ice-ufrag").map(SdpToken::quote).orElse("missing")
                + ", ice-pwd "
                + first("ice-pwd")
                        .map(pwd -> "of " + pwd.length() + " characters")
                        .orElse("missing");
    }

    Optional<Fingerprint> fingerprint() {
        return fingerprints().stream()
                .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith(SHA_256 + " "))
                .flatMap(value -> Fingerprint.parse(value).stream())
                .findFirst();
    }

    String fingerprintsFound() {
        List<String> found = fingerprints();
        return found.isEmpty() ? "none" : SdpToken.quote(String.join(", ", found));
    }

    private List<String> fingerprints() {
        return parts.stream()
                .map(part -> part.all("fingerprint"))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    Optional<String> first(String name) {
        return parts.stream().flatMap(part -> part.first(name).stream()).findFirst();
    }
}
