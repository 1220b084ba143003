package io.rostrum.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of a server, complete and checked. What each means, its unit and default stand in
 * {@code rostrum.example.yaml}, which a test holds against these records.
 *
 * @param dataDirectory where keys and records are kept; made at first start, readable by the owner
 *     only
 */
public record ServerConfig(
        Path dataDirectory,
        Http http,
        Media media,
        Tokens tokens,
        Admin admin,
        Connections connections,
        Drain drain) {

    /**
     * The port for pages, WebSockets and the admin interface.
     *
     * @param bind the address listened on; loopback until told otherwise
     * @param port 0 lets the system choose
     * @param publicUrl what participants' links begin with; none: made of bind and port
     * @param allowedOrigins pages of other origins that may open a WebSocket
     */
    public record Http(
            String bind,
            int port,
            Optional<String> publicUrl,
            List<String> allowedOrigins,
            Optional<Tls> tls) {}

    /** PEM files: the certificate chain and its private key. */
    public record Tls(Path certificate, Path key) {}

    /**
     * The port for all media.
     *
     * @param advertise the addresses told to clients, e.g. the public one of a NAT; empty: the
     *     address bound
     * @param floorSlots how many open microphones are heard at once, 1 to 8
     */
    public record Media(String bind, int port, List<String> advertise, int floorSlots) {}

    /**
     * Join tokens.
     *
     * @param trustedKeys further JWK set files whose keys are accepted, e.g. an identity provider's
     */
    public record Tokens(List<Path> trustedKeys) {}

    /**
     * The admin interface and the metrics.
     *
     * @param metricsBind a host:port on which {@code /metrics} is served without a key; none:
     *     behind the admin key
     */
    public record Admin(Optional<String> metricsBind) {}

    /**
     * What one connection may cost.
     *
     * @param graceSeconds how long a dropped participant keeps place and floor
     * @param unauthenticatedPerAddress connections of one address that have not joined yet; a hall
     *     is one address
     */
    public record Connections(
            int messageBytes,
            int messagesPerSecond,
            int joinSeconds,
            int unauthenticatedPerAddress,
            int pingSeconds,
            int graceSeconds) {}

    /** How long a planned stop waits for sessions to leave, in seconds. */
    public record Drain(int seconds) {}
}
