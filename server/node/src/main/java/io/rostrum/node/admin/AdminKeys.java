package io.rostrum.node.admin;

import io.rostrum.node.config.ConfigException;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The keys to the admin interface, one a line of {@code admin.keys}: the organisation it belongs
 * to, or {@code *} for the operator of the installation, and the key. Made with an operator's key
 * at first start. Immutable.
 */
public final class AdminKeys {

    static final String FILE = "admin.keys";
    private static final String OPERATOR = "*";
    private static final int SHORTEST = 16;

    /** Whom a key admits. */
    public sealed interface Holder {

        /** Whether the holder may act for an organisation. */
        Access to(String organisation);

        /** The operator of the installation: every organisation, and the metrics. */
        record Operator() implements Holder {
            @Override
            public Access to(String organisation) {
                return Access.GRANTED;
            }
        }

        /** An organisation: its own meetings. */
        record Organisation(String name) implements Holder {
            @Override
            public Access to(String organisation) {
                return name.equals(organisation) ? Access.GRANTED : Access.DENIED;
            }
        }
    }

    /** Whether something may be done. */
    public enum Access {
        GRANTED,
        DENIED
    }

    /** By the key's digest, so that a look-up's time says nothing about a key. */
    private final Map<String, Holder> holders;

    private AdminKeys(Map<String, Holder> holders) {
        this.holders = Map.copyOf(holders);
    }

    /**
     * Reads the keys, making the file with one operator's key if there is none.
     *
     * @throws ConfigException if the file cannot be read or a line is not an organisation and a key
     */
    public static AdminKeys open(DataDirectory data, SecureRandom random) throws ConfigException {
        if (!data.has(FILE)) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            data.writeSecret(
                    FILE,
                    "# organisation (* is the operator of the installation) and key, one pair a line\n"
                            + OPERATOR
                            + " "
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(key)
                            + "\n");
        }
        Map<String, Holder> holders = new HashMap<>();
        for (String line : data.readSecret(FILE).lines().toList()) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int gap = text.indexOf(' ');
            String key = gap < 0 ? "" : text.substring(gap + 1).strip();
            if (key.length() < SHORTEST || key.contains(" ")) {
                throw new ConfigException(
                        data.file(FILE)
                                + ": a line must be an organisation (or *), a space and a key of at least "
                                + SHORTEST
                                + " characters.");
            }
            String name = text.substring(0, gap);
            Holder holder =
                    name.equals(OPERATOR) ? new Holder.Operator() : new Holder.Organisation(name);
            holders.put(digest(key), holder);
        }
        if (holders.isEmpty()) {
            throw new ConfigException(
                    data.file(FILE) + " holds no key; delete it and a new one is made.");
        }
        return new AdminKeys(holders);
    }

    /**
     * Reads the first key for a command that runs beside the server on the same data directory.
     *
     * @throws ConfigException if there is none yet
     */
    public static String firstKey(DataDirectory data) throws ConfigException {
        return data.readSecret(FILE)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                .findFirst()
                .orElseThrow(() -> new ConfigException(data.file(FILE) + " holds no key."));
    }

    /** Whom a key belongs to. */
    Optional<Holder> holder(String key) {
        return Optional.ofNullable(holders.get(digest(key)));
    }

    /** Whom the key in a call's {@code Authorization: Bearer …} belongs to (RFC 6750 §2.1). */
    Optional<Holder> bearer(HttpCall call) {
        return call.header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .flatMap(value -> holder(value.substring(7).strip()));
    }

    private static String digest(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
