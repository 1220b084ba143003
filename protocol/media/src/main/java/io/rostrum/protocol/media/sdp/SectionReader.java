package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.sdp.OpusFormat.Channels;
import io.rostrum.protocol.media.sdp.OpusFormat.InbandFec;
import io.rostrum.protocol.media.sdp.SdpLines.Part;
import io.rostrum.protocol.media.sdp.SdpLines.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what a section for sound says about formats, header extensions and sources. Never refuses:
 * what does not fit is not there.
 */
final class SectionReader {

    private static final Set<String> PROTOCOLS = Set.of("UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF");
    private static final int MOST_SOURCES = 16;

    private final Section section;
    private final Part part;

    SectionReader(Section section) {
        this.section = section;
        part = section.part();
    }

    boolean hasOurProtocol() {
        return PROTOCOLS.contains(section.protocol());
    }

    Optional<String> mid() {
        return part.first("mid").filter(mid -> SdpToken.isWord(mid, SdpToken.LONGEST_MID));
    }

    /** Opus under the first payload type that has it, in the order of preference. */
    Optional<OpusFormat> opus() {
        for (String format : section.formats()) {
            int payloadType = (int) SdpToken.number(format, 127);
            if (OpusFormat.isPayloadType(payloadType) && encoding(format).equals("opus/48000/2")) {
                return Optional.of(opus(payloadType));
            }
        }
        return Optional.empty();
    }

    private OpusFormat opus(int payloadType) {
        String parameters = parameters(Integer.toString(payloadType));
        return new OpusFormat(
                payloadType,
                parameter(parameters, "stereo").equals(OptionalInt.of(1))
                        ? Channels.STEREO
                        : Channels.MONO,
                parameter(parameters, "useinbandfec").equals(OptionalInt.of(1))
                        ? InbandFec.USED
                        : InbandFec.UNUSED,
                parameter(parameters, "minptime"),
                number(part.first("ptime")),
                number(part.first("maxptime")),
                parameter(parameters, "maxaveragebitrate"));
    }

    /** RED whose every block is that Opus: {@code a=fmtp:63 111/111} (RFC 2198 section 5). */
    OptionalInt red(OpusFormat opus) {
        String inside = Integer.toString(opus.payloadType());
        for (String format : section.formats()) {
            int payloadType = (int) SdpToken.number(format, 127);
            if (OpusFormat.isPayloadType(payloadType)
                    && encoding(format).equals("red/48000/2")
                    && isRepeated(inside, parameters(format))) {
                return OptionalInt.of(payloadType);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isRepeated(String inside, String parameters) {
        List<String> blocks = List.of(parameters.strip().split("/", -1));
        return blocks.size() >= 2 && blocks.stream().allMatch(inside::equals);
    }

    /** Lower case: encoding names are not case-sensitive (RFC 4855 section 3). */
    private String encoding(String format) {
        return after(format, part.all("rtpmap")).strip().toLowerCase(Locale.ROOT);
    }

    private String parameters(String format) {
        return after(format, part.all("fmtp"));
    }

    private static String after(String format, List<String> values) {
        String prefix = format + " ";
        return values.stream()
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    private static OptionalInt parameter(String parameters, String name) {
        for (String parameter : parameters.split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals >= 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return number(Optional.of(parameter.substring(equals + 1).strip()));
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt number(Optional<String> digits) {
        long value =
                digits.map(text -> SdpToken.number(text.strip(), Integer.MAX_VALUE)).orElse(-1L);
        return value < 0 ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /**
     * Those we know, with a number of the one-byte form, that the writer's packets may carry or
     * that it reads.
     */
    ExtensionIds extensions(MediaDirection direction) {
        EnumMap<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
        Set<Integer> taken = new HashSet<>();
        for (String value : part.all("extmap")) {
            String[] fields = value.split(" ", -1);
            int slash = fields[0].indexOf('/');
            int id =
                    (int)
                            SdpToken.number(
                                    slash < 0 ? fields[0] : fields[0].substring(0, slash),
                                    ExtensionIds.HIGHEST);
            Optional<HeaderExtension> extension =
                    fields.length < 2 ? Optional.empty() : HeaderExtension.ofUri(fields[1]);
            Optional<MediaDirection> own =
                    slash < 0
                            ? Optional.of(direction)
                            : MediaDirection.ofToken(fields[0].substring(slash + 1));
            if (id >= 1
                    && extension.isPresent()
                    && own.filter(d -> overlap(d, direction)).isPresent()
                    && !ids.containsKey(extension.get())
                    && taken.add(id)) {
                ids.put(extension.get(), id);
            }
        }
        return new ExtensionIds(ids);
    }

    private static boolean overlap(MediaDirection extension, MediaDirection section) {
        return section == MediaDirection.INACTIVE
                || (extension.sends() && section.sends())
                || (extension.receives() && section.receives());
    }

    /** The sources declared with a cname. */
    List<DeclaredSource> sources() {
        List<DeclaredSource> sources = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (String value : part.all("ssrc")) {
            int space = value.indexOf(' ');
            if (space < 0 || !value.startsWith("cname:", space + 1)) {
                continue;
            }
            long ssrc = SdpToken.number(value.substring(0, space), 0xFFFF_FFFFL);
            String cname = value.substring(space + 1 + "cname:".length());
            if (ssrc >= 0
                    && SdpToken.isWord(cname, 255)
                    && sources.size() < MOST_SOURCES
                    && seen.add(ssrc)) {
                sources.add(new DeclaredSource(ssrc, cname));
            }
        }
        return sources;
    }

    Optional<MediaStreamId> streamId() {
        return part.first("msid")
                .map(value -> value.split(" ", -1))
                .filter(f ->
                        f.length == 2 && SdpToken.isWord(f[0], 255) && SdpToken.isWord(f[1], 255))
                .map(f -> new MediaStreamId(f[0], f[1]));
    }
}
