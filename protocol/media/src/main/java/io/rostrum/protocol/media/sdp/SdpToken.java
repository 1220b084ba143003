package io.rostrum.protocol.media.sdp;

/** What may stand between two spaces of a line. */
final class SdpToken {

    /** Longer ones do not fit the one-byte form of the MID extension. */
    static final int LONGEST_MID = 16;

    private SdpToken() {}

    /** Printable ASCII without spaces. */
    static boolean isWord(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** Decimal digits only, at most {@code most}; otherwise -1. */
    static long number(String text, long most) {
        if (text.isEmpty()
                || text.length() > 10
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = Long.parseLong(text);
        return value <= most ? value : -1;
    }

    /** For a sentence: short, and nothing that could break a line or a terminal. */
    static String quote(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 77) + "...";
        return "'" + shown.replaceAll("[^\\x20-\\x7E]", "?") + "'";
    }
}
