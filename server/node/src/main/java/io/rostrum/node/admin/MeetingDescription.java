package io.rostrum.node.admin;

import io.rostrum.meeting.CharterFault;
import io.rostrum.meeting.Delegation;
import io.rostrum.meeting.DelegationCode;
import io.rostrum.meeting.GroupCode;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingId;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RegionCode;
import io.rostrum.meeting.SpeakingTimeRule;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a meeting's description, the JSON that an organiser writes, into a {@link MeetingCharter}.
 * All faults are told at once, each with its place. For one description; not thread-safe.
 */
final class MeetingDescription {

    private static final int LONGEST_TEXT = 300;

    private final List<String> faults = new ArrayList<>();

    private MeetingDescription() {}

    static Described read(JsonNode root) {
        MeetingDescription reader = new MeetingDescription();
        if (!root.isObject()) {
            return new Described.Faulty(List.of("a description is a JSON object"));
        }
        Optional<MeetingCharter> charter = reader.charter(root);
        if (charter.isPresent() && reader.faults.isEmpty()) {
            charter.get().faults().forEach(fault -> reader.faults.add(sentence(fault)));
        }
        return charter.isPresent() && reader.faults.isEmpty()
                ? new Described.Charter(charter.get())
                : new Described.Faulty(List.copyOf(reader.faults));
    }

    private Optional<MeetingCharter> charter(JsonNode root) {
        only(
                root,
                "",
                Set.of(
                        "id",
                        "title",
                        "kind",
                        "delegations",
                        "channels",
                        "speakingTime",
                        "openMicrophones",
                        "deputies"));
        Optional<MeetingId> id = identifier(root, "", "id", MeetingId::parse);
        TextByLanguage title = texts(root, "title");
        Optional<MeetingKind> kind =
                constant(root, "", "kind", MeetingKind.values(), Optional.of(MeetingKind.HYBRID));
        List<Delegation> delegations = new ArrayList<>();
        each(root, "delegations", (node, at) -> delegation(node, at).ifPresent(delegations::add));
        List<InterpretationChannel> channels = new ArrayList<>();
        each(root, "channels", (node, at) -> channel(node, at).ifPresent(channels::add));
        List<ParticipantId> deputies = new ArrayList<>();
        each(
                root,
                "deputies",
                (node, at) -> {
                    Optional<ParticipantId> deputy =
                            node.isString()
                                    ? ParticipantId.parse(node.asString())
                                    : Optional.empty();
                    deputy.ifPresentOrElse(
                            deputies::add, () -> faults.add(at + " must be a participant's id"));
                });
        SpeakingTimeRule speakingTime = speakingTime(root);
        int openMicrophones = number(root, "", "openMicrophones", 1);
        if (id.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MeetingCharter(
                        id.get(),
                        title,
                        kind.get(),
                        delegations,
                        channels,
                        speakingTime,
                        openMicrophones,
                        deputies));
    }

    private Optional<Delegation> delegation(JsonNode node, String at) {
        only(node, at + ".", Set.of("code", "names", "region", "group"));
        Optional<DelegationCode> code = identifier(node, at + ".", "code", DelegationCode::parse);
        TextByLanguage names = texts(node, at + ".", "names");
        Optional<RegionCode> region =
                node.has("region")
                        ? identifier(node, at + ".", "region", RegionCode::parse)
                        : Optional.empty();
        Optional<GroupCode> group =
                node.has("group")
                        ? identifier(node, at + ".", "group", GroupCode::parse)
                        : Optional.empty();
        return code.map(c -> new Delegation(c, names, region, group));
    }

    private Optional<InterpretationChannel> channel(JsonNode node, String at) {
        only(node, at + ".", Set.of("language", "whenSilent"));
        Optional<LanguageTag> language = identifier(node, at + ".", "language", LanguageTag::parse);
        Optional<WhenSilent> whenSilent =
                constant(
                        node,
                        at + ".",
                        "whenSilent",
                        WhenSilent.values(),
                        Optional.of(WhenSilent.FLOOR));
        return language.flatMap(l -> whenSilent.map(w -> new InterpretationChannel(l, w)));
    }

    private SpeakingTimeRule speakingTime(JsonNode root) {
        JsonNode node = root.path("speakingTime");
        if (!node.isMissingNode() && !node.isObject()) {
            faults.add("speakingTime must be an object");
        }
        only(node, "speakingTime.", Set.of("limitSeconds", "warningSeconds", "onExpiry"));
        int limit = number(node, "speakingTime.", "limitSeconds", 180);
        int warning =
                number(
                        node,
                        "speakingTime.",
                        "warningSeconds",
                        Math.min(30, Math.max(0, limit - 1)));
        Optional<OnExpiry> onExpiry =
                constant(
                        node,
                        "speakingTime.",
                        "onExpiry",
                        OnExpiry.values(),
                        Optional.of(OnExpiry.WARN));
        return new SpeakingTimeRule(
                Duration.ofSeconds(limit),
                Duration.ofSeconds(warning),
                onExpiry.orElse(OnExpiry.WARN));
    }

    private interface Item {
        void read(JsonNode node, String at);
    }

    private void each(JsonNode root, String name, Item item) {
        JsonNode list = root.path(name);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            faults.add(name + " must be a list");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            item.read(list.get(i), name + "[" + i + "]");
        }
    }

    private <T> Optional<T> identifier(
            JsonNode node, String at, String name, Function<String, Optional<T>> parse) {
        JsonNode value = node.path(name);
        Optional<T> parsed = value.isString() ? parse.apply(value.asString()) : Optional.empty();
        if (parsed.isEmpty()) {
            faults.add(
                    at
                            + name
                            + (value.isMissingNode()
                                    ? " is missing"
                                    : " is not acceptable: " + value)
                            + (name.equals("language")
                                    ? " (a language tag such as “fr”)"
                                    : " (1 to 128 visible ASCII characters)"));
        }
        return parsed;
    }

    private TextByLanguage texts(JsonNode node, String name) {
        return texts(node, "", name);
    }

    private TextByLanguage texts(JsonNode node, String at, String name) {
        LinkedHashMap<LanguageTag, String> texts = new LinkedHashMap<>();
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            faults.add(at + name + " must be texts by language, such as {\"en\": \"…\"}");
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Optional<LanguageTag> language = LanguageTag.parse(entry.getKey());
            JsonNode text = entry.getValue();
            if (language.isEmpty() || !text.isString() || text.asString().length() > LONGEST_TEXT) {
                faults.add(
                        at
                                + name
                                + "."
                                + entry.getKey()
                                + " must be a language tag with a text of at most "
                                + LONGEST_TEXT
                                + " characters");
            } else {
                texts.put(language.get(), text.asString());
            }
        }
        return new TextByLanguage(texts);
    }

    private <E extends Enum<E>> Optional<E> constant(
            JsonNode node, String at, String name, E[] values, Optional<E> otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        TreeSet<String> names = new TreeSet<>();
        for (E constant : values) {
            String spelled = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            names.add(spelled);
            if (value.isString() && value.asString().equals(spelled)) {
                return Optional.of(constant);
            }
        }
        faults.add(at + name + " must be one of " + String.join(", ", names) + ", not " + value);
        return Optional.empty();
    }

    private int number(JsonNode node, String at, String name, int otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt()) {
            faults.add(at + name + " must be a whole number, not " + value);
            return otherwise;
        }
        return value.asInt();
    }

    private void only(JsonNode node, String at, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                faults.add(
                        at
                                + entry.getKey()
                                + " is not known here; expected "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private static String sentence(CharterFault fault) {
        return switch (fault.code()) {
            case TITLE_MISSING -> "title needs a text in at least one language";
            case DELEGATION_NAME_MISSING -> "the delegation " + fault.at() + " has no name";
            case DELEGATION_REPEATED -> "the delegation " + fault.at() + " is there twice";
            case CHANNEL_REPEATED -> "the channel " + fault.at() + " is there twice";
            case DEPUTY_REPEATED -> "the deputy " + fault.at() + " is there twice";
            case SPEAKING_LIMIT_OUT_OF_RANGE -> "speakingTime.limitSeconds must be from 1 to 86400";
            case WARNING_OUT_OF_RANGE ->
                    "speakingTime.warningSeconds must be from 0 to less than the limit";
            case OPEN_MICROPHONES_OUT_OF_RANGE -> "openMicrophones must be from 1 to 32";
        };
    }
}
