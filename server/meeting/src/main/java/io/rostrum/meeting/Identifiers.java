package io.rostrum.meeting;

/** The one form of identifiers: 1 to 128 visible ASCII characters. */
final class Identifiers {
    private static final int MAX_LENGTH = 128;

    private Identifiers() {}

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    static void require(String what, String text) {
        if (!isIdentifier(text)) {
            throw new IllegalArgumentException("not a " + what + " identifier: \"" + text + "\"");
        }
    }
}
