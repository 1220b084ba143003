package io.rostrum.protocol.media.ice;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The username fragment and password one side announces in its description (RFC 8839 section 5.4).
 * The fragment names the transport on a shared port; the password is a secret and is not printed.
 *
 * @param ufrag 4 to 256 ice-chars
 * @param pwd 22 to 256 ice-chars
 */
public record IceCredentials(String ufrag, String pwd) {

    private static final int LONGEST = 256;
    private static final int SHORTEST_UFRAG = 4;
    private static final int SHORTEST_PWD = 22;

    /** 48 bits, so that fragments on one port do not meet by chance. */
    private static final int OUR_UFRAG = 8;

    /** 144 bits; RFC 8445 section 5.3 asks for 128. */
    private static final int OUR_PWD = 24;

    private static final String ICE_CHARS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** Throws {@link IllegalArgumentException} for what {@link #of} refuses. */
    public IceCredentials {
        if (!valid(ufrag, SHORTEST_UFRAG) || !valid(pwd, SHORTEST_PWD)) {
            throw new IllegalArgumentException(
                    "ice-ufrag has 4 to 256 ice-chars, ice-pwd 22 to 256");
        }
    }

    /** Those of a remote description; empty when a length or a character is not allowed. */
    public static Optional<IceCredentials> of(String ufrag, String pwd) {
        return valid(ufrag, SHORTEST_UFRAG) && valid(pwd, SHORTEST_PWD)
                ? Optional.of(new IceCredentials(ufrag, pwd))
                : Optional.empty();
    }

    /** Fresh ones: 8 and 24 characters of six random bits each. */
    public static IceCredentials generate(SecureRandom random) {
        return new IceCredentials(characters(random, OUR_UFRAG), characters(random, OUR_PWD));
    }

    private static String characters(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder(count);
        for (byte b : bytes) {
            text.append(ICE_CHARS.charAt(b & 63));
        }
        return text.toString();
    }

    private static boolean valid(String text, int shortest) {
        return text.length() >= shortest
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> ICE_CHARS.indexOf(c) >= 0);
    }

    /** The fragment only. */
    @Override
    public String toString() {
        return "IceCredentials[ufrag=" + ufrag + "]";
    }
}
