package io.rostrum.protocol.media.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A description taken apart into its session part and its sections, before any of it is understood.
 */
final class SdpLines {

    /**
     * As many as there are payload types: finding one among more would take a hostile offer's
     * sender little and us much.
     */
    private static final int MOST_FORMATS = 128;

    /** A line {@code a=name:value}; the value is empty when there is none. */
    record Attribute(String name, String value) {}

    /** The attributes of a part, in order. */
    static final class Part {
        private final List<Attribute> attributes = new ArrayList<>();

        /** The value of the first attribute of this name. */
        Optional<String> first(String name) {
            return attributes.stream()
                    .filter(a -> a.name().equals(name))
                    .map(Attribute::value)
                    .findFirst();
        }

        List<String> all(String name) {
            return attributes.stream()
                    .filter(a -> a.name().equals(name))
                    .map(Attribute::value)
                    .toList();
        }

        boolean has(String name) {
            return attributes.stream().anyMatch(a -> a.name().equals(name));
        }

        /** The first direction attribute. */
        Optional<MediaDirection> direction() {
            return attributes.stream()
                    .filter(a -> a.value().isEmpty())
                    .flatMap(a -> MediaDirection.ofToken(a.name()).stream())
                    .findFirst();
        }
    }

    /** A line {@code m=kind port protocol formats} and what follows it. */
    record Section(String kind, int port, String protocol, List<String> formats, Part part) {}

    private final Part session = new Part();
    private final List<Section> sections = new ArrayList<>();
    private SdpOrigin origin = new SdpOrigin(0, 0);

    private SdpLines() {}

    /** What became of a text: taken apart, or refused. */
    sealed interface Result {
        record Taken(SdpLines lines) implements Result {}

        record Refused(SdpRefusal refusal) implements Result {}
    }

    static Result read(String text) {
        if (text.length() > SdpOffer.MOST_CHARACTERS) {
            return refused(
                    SdpRefusal.Reason.TOO_LARGE,
                    "at most " + SdpOffer.MOST_CHARACTERS + " characters",
                    text.length() + " characters");
        }
        SdpLines lines = new SdpLines();
        Part part = lines.session;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (line.isEmpty()) {
                continue;
            }
            if (line.length() < 2
                    || line.charAt(1) != '='
                    || (number == 1 && !line.equals("v=0"))) {
                return notSdp(
                        number == 1 ? "v=0 as the first line" : "a letter, = and a value",
                        number,
                        line);
            }
            String value = line.substring(2);
            switch (line.charAt(0)) {
                case 'a' -> part.attributes.add(attribute(value));
                case 'o' -> lines.origin = origin(value);
                case 'm' -> {
                    Optional<Section> section = section(value);
                    if (section.isEmpty()) {
                        return notSdp(
                                "m= with a kind, a port, a protocol and 1 to "
                                        + MOST_FORMATS
                                        + " formats",
                                number,
                                line);
                    }
                    if (lines.sections.size() == SdpOffer.MOST_SECTIONS) {
                        return refused(
                                SdpRefusal.Reason.TOO_LARGE,
                                "at most " + SdpOffer.MOST_SECTIONS + " sections",
                                "more");
                    }
                    lines.sections.add(section.get());
                    part = section.get().part();
                }
                default -> {
                    // Other lines say nothing to us: names, times, addresses, bandwidths.
                }
            }
        }
        return lines.sections.isEmpty()
                ? refused(SdpRefusal.Reason.NOT_SDP, "at least one m= line", "none")
                : new Result.Taken(lines);
    }

    private static Attribute attribute(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? new Attribute(value, "")
                : new Attribute(value.substring(0, colon), value.substring(colon + 1));
    }

    private static SdpOrigin origin(String value) {
        String[] fields = value.split(" ", -1);
        return fields.length < 3
                ? new SdpOrigin(0, 0)
                : new SdpOrigin(count(fields[1]), count(fields[2]));
    }

    private static long count(String digits) {
        boolean fits =
                !digits.isEmpty()
                        && digits.length() <= 18
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? Long.parseLong(digits) : 0;
    }

    private static Optional<Section> section(String value) {
        String[] fields = value.split(" ", -1);
        if (fields.length < 4 || fields.length > 3 + MOST_FORMATS) {
            return Optional.empty();
        }
        for (String field : fields) {
            if (!SdpToken.isWord(field, 64)) {
                return Optional.empty();
            }
        }
        int slash = fields[1].indexOf('/');
        long port = SdpToken.number(slash < 0 ? fields[1] : fields[1].substring(0, slash), 0xFFFF);
        return port < 0
                ? Optional.empty()
                : Optional.of(
                        new Section(
                                fields[0],
                                (int) port,
                                fields[2],
                                List.of(fields).subList(3, fields.length),
                                new Part()));
    }

    private static Result notSdp(String expected, int number, String line) {
        return refused(
                SdpRefusal.Reason.NOT_SDP, expected, "line " + number + " " + SdpToken.quote(line));
    }

    private static Result refused(SdpRefusal.Reason reason, String expected, String found) {
        return new Result.Refused(new SdpRefusal(reason, expected, found));
    }

    Part session() {
        return session;
    }

    List<Section> sections() {
        return sections;
    }

    SdpOrigin origin() {
        return origin;
    }

    /** The mids of the first BUNDLE group; empty without one. */
    List<String> bundle() {
        return session.all("group").stream()
                .filter(group -> group.startsWith("BUNDLE "))
                .findFirst()
                .map(group -> List.of(group.substring("BUNDLE ".length()).strip().split(" +")))
                .orElse(List.of());
    }
}
