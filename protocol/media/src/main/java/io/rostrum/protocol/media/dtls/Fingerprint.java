package io.rostrum.protocol.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The hash of a certificate, as it stands in an SDP {@code a=fingerprint} line (RFC 8122 section
 * 5): how a peer that nobody vouches for is tied to the offer it sent.
 *
 * <p>Only SHA-256, SHA-384 and SHA-512 are known; the older functions of RFC 8122 are not accepted.
 * Equality compares the hash in constant time. Immutable.
 *
 * @param algorithm the hash function in the form of the SDP line, in lower case: {@code sha-256}
 * @param value the hash; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, and the array is never shared
public record Fingerprint(String algorithm, byte[] value) {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final String SHA_256 = "sha-256";

    /**
     * Copies the hash; throws {@link IllegalArgumentException} for an algorithm that is not known
     * or a length that is not the algorithm's.
     */
    public Fingerprint {
        int expected = lengthOf(algorithm);
        if (expected == 0 || value.length != expected) {
            throw new IllegalArgumentException(
                    "not a fingerprint: " + algorithm + " with " + value.length + " bytes");
        }
        value = value.clone();
    }

    /** The SHA-256 fingerprint of a DER-encoded certificate: the one we offer. */
    public static Fingerprint sha256(byte[] certificate) {
        return of(SHA_256, certificate);
    }

    /** The fingerprint of a DER-encoded certificate under the same hash function as this one. */
    public Fingerprint sameAlgorithm(byte[] certificate) {
        return of(algorithm, certificate);
    }

    /**
     * Reads {@code sha-256 AB:CD:...}, the value of an {@code a=fingerprint} line. The algorithm's
     * name and the hexadecimal digits may be in either case. Empty for anything else: another form,
     * an unknown algorithm, a wrong length.
     */
    public static Optional<Fingerprint> parse(String text) {
        String trimmed = text.strip();
        int space = trimmed.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String name = trimmed.substring(0, space).toLowerCase(Locale.ROOT);
        String digits = trimmed.substring(space + 1).strip();
        int expected = lengthOf(name);
        if (expected == 0 || digits.length() != expected * 3 - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fingerprint(name, COLONS.parseHex(digits)));
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }

    private static Fingerprint of(String name, byte[] certificate) {
        try {
            String digest = "SHA-" + name.substring("sha-".length());
            return new Fingerprint(name, MessageDigest.getInstance(digest).digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static int lengthOf(String name) {
        return switch (name) {
            case SHA_256 -> 32;
            case "sha-384" -> 48;
            case "sha-512" -> 64;
            default -> 0;
        };
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** True for the same algorithm and hash, compared in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && algorithm.equals(that.algorithm)
                && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return (value[0] & 0xFF) << 24
                | (value[1] & 0xFF) << 16
                | (value[2] & 0xFF) << 8
                | (value[3] & 0xFF);
    }

    /** The form of the SDP line: {@code sha-256 AB:CD:...}, in upper case (RFC 8122 section 5). */
    @Override
    public String toString() {
        return algorithm + " " + COLONS.formatHex(value);
    }
}
