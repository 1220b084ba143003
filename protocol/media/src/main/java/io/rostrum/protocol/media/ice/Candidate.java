package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.TransportAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * A candidate as it stands in {@code a=candidate} (RFC 8839 section 5.1). What cannot be used is
 * still read, so that it can be told apart from what is malformed: see {@link #usability()}.
 *
 * @param foundation 1 to 32 ice-chars
 * @param component 1 to 256; with rtcp-mux only {@link #RTP_COMPONENT} is used
 * @param transport {@code udp}, {@code tcp} or an unknown one, in lower case
 * @param priority 1 to 2^31 - 1
 * @param host the connection address as written: a number or a name, such as the {@code .local}
 *     ones of mDNS
 * @param port 0 to 65535
 * @param type of the candidate
 * @param related the base of a derived candidate, when given
 * @param extensions what follows, as written, without a leading space; kept for formatting
 */
public record Candidate(
        String foundation,
        int component,
        String transport,
        long priority,
        String host,
        int port,
        CandidateType type,
        Optional<RelatedAddress> related,
        String extensions) {

    /** The component of RTP, and with rtcp-mux of everything. */
    public static final int RTP_COMPONENT = 1;

    /**
     * Where a derived candidate has its base; for diagnosis only.
     *
     * @param host a number or a name
     * @param port 0 to 65535
     */
    public record RelatedAddress(String host, int port) {}

    /** What may become of a candidate here. */
    public enum Usability {
        USABLE,
        /** The address is a name under {@code .local}: only mDNS could tell it. */
        MDNS_NAME,
        /** The address is another name; names are not looked up. */
        NAME,
        /** ICE-TCP or another transport than UDP. */
        OTHER_TRANSPORT,
        /** Not the component of RTP. */
        OTHER_COMPONENT
    }

    /**
     * A host candidate for UDP, as a server announces. {@code localPreference} orders several:
     * higher is better.
     */
    public static Candidate host(TransportAddress address, int foundation, int localPreference) {
        return new Candidate(
                Integer.toString(foundation),
                RTP_COMPONENT,
                "udp",
                CandidateType.HOST.priority(localPreference),
                address.host(),
                address.port(),
                CandidateType.HOST,
                Optional.empty(),
                "");
    }

    /**
     * Reads what follows {@code a=} or the colon: {@code candidate:1 1 udp ...} or {@code 1 1 udp
     * ...}. Total.
     */
    public static CandidateResult parse(String text) {
        return CandidateReader.read(text);
    }

    /** Whether a check could be sent to it, and if not, why. */
    public Usability usability() {
        if (!transport.equals("udp")) {
            return Usability.OTHER_TRANSPORT;
        }
        if (component != RTP_COMPONENT) {
            return Usability.OTHER_COMPONENT;
        }
        if (address().isPresent()) {
            return Usability.USABLE;
        }
        return host.toLowerCase(Locale.ROOT).endsWith(".local")
                ? Usability.MDNS_NAME
                : Usability.NAME;
    }

    /** The address and port; empty when the address is a name. */
    public Optional<TransportAddress> address() {
        return TransportAddress.ofLiteral(host, port);
    }

    /** The value of the attribute, without {@code a=candidate:}. */
    public String format() {
        StringBuilder line =
                new StringBuilder(96)
                        .append(foundation)
                        .append(' ')
                        .append(component)
                        .append(' ')
                        .append(transport)
                        .append(' ')
                        .append(priority)
                        .append(' ')
                        .append(host)
                        .append(' ')
                        .append(port)
                        .append(" typ ")
                        .append(type.token());
        related.ifPresent(base ->
                line.append(" raddr ").append(base.host()).append(" rport ").append(base.port()));
        if (!extensions.isEmpty()) {
            line.append(' ').append(extensions);
        }
        return line.toString();
    }
}
