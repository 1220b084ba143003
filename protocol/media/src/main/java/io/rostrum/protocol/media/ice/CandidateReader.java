package io.rostrum.protocol.media.ice;

import java.util.Locale;
import java.util.Optional;

/** Reads the value of {@code a=candidate} (RFC 8839 section 5.1), token by token. */
final class CandidateReader {

    private static final String PREFIX = "candidate:";
    private static final int LONGEST = 1024;
    private static final int FIXED_TOKENS = 8;
    private static final long HIGHEST_PRIORITY = (1L << 31) - 1;

    private CandidateReader() {}

    static CandidateResult read(String text) {
        if (text.length() > LONGEST) {
            return malformed("at most " + LONGEST + " characters");
        }
        String value = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        String[] tokens = value.strip().split(" +", -1);
        if (tokens.length < FIXED_TOKENS || !tokens[6].equals("typ")) {
            return malformed("foundation component transport priority address port typ type");
        }
        long component = number(tokens[1], 256);
        long priority = number(tokens[3], HIGHEST_PRIORITY);
        long port = number(tokens[5], 0xFFFF);
        if (!isFoundation(tokens[0])) {
            return malformed("a foundation of 1 to 32 ice-chars");
        }
        if (component < 1) {
            return malformed("a component from 1 to 256");
        }
        if (priority < 1) {
            return malformed("a priority from 1 to 2147483647");
        }
        if (port < 0) {
            return malformed("a port from 0 to 65535");
        }
        if (!isPrintable(value)) {
            return malformed("printable characters only");
        }
        Optional<CandidateType> type = CandidateType.ofToken(tokens[7]);
        if (type.isEmpty()) {
            return malformed("a type of host, srflx, prflx or relay");
        }
        return withRelated(tokens, component, priority, port, type.get());
    }

    private static CandidateResult withRelated(
            String[] tokens, long component, long priority, long port, CandidateType type) {
        Optional<Candidate.RelatedAddress> related = Optional.empty();
        int rest = FIXED_TOKENS;
        if (tokens.length >= rest + 4
                && tokens[rest].equals("raddr")
                && tokens[rest + 2].equals("rport")) {
            long relatedPort = number(tokens[rest + 3], 0xFFFF);
            if (relatedPort < 0) {
                return malformed("an rport from 0 to 65535");
            }
            related =
                    Optional.of(new Candidate.RelatedAddress(tokens[rest + 1], (int) relatedPort));
            rest += 4;
        }
        StringBuilder extensions = new StringBuilder();
        for (int i = rest; i < tokens.length; i++) {
            extensions.append(i == rest ? "" : " ").append(tokens[i]);
        }
        return new CandidateResult.Read(
                new Candidate(
                        tokens[0],
                        (int) component,
                        tokens[2].toLowerCase(Locale.ROOT),
                        priority,
                        tokens[4],
                        (int) port,
                        type,
                        related,
                        extensions.toString()));
    }

    private static boolean isFoundation(String token) {
        return !token.isEmpty()
                && token.length() <= 32
                && token.chars()
                        .allMatch(c ->
                                c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c != 0x7F);
    }

    /** Decimal digits only, at most {@code most}; otherwise -1. */
    private static long number(String token, long most) {
        if (token.isEmpty()
                || token.length() > 10
                || !token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = Long.parseLong(token);
        return value <= most ? value : -1;
    }

    private static CandidateResult malformed(String expected) {
        return new CandidateResult.Malformed(expected);
    }
}
