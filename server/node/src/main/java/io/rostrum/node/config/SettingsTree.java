package io.rostrum.node.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Settings by dotted name, from a YAML file and, winning, the environment. Remembers which names
 * were asked for, so that whatever else was set can be refused by name.
 */
final class SettingsTree {

    private static final String PREFIX = "ROSTRUM_";

    private final String source;
    private final Path folder;
    private final Map<String, List<String>> fromFile;
    private final Map<String, String> environment;
    private final TreeSet<String> known = new TreeSet<>();

    private SettingsTree(
            String source,
            Path folder,
            Map<String, List<String>> fromFile,
            Map<String, String> environment) {
        this.source = source;
        this.folder = folder;
        this.fromFile = fromFile;
        this.environment = environment;
    }

    static SettingsTree load(Optional<Path> file, Map<String, String> environment)
            throws ConfigException {
        if (file.isEmpty()) {
            return new SettingsTree(
                    "the defaults", Path.of("").toAbsolutePath(), Map.of(), environment);
        }
        Path path = file.get().toAbsolutePath();
        Map<String, List<String>> values = new LinkedHashMap<>();
        flatten("", parse(path), values, path.toString());
        Path parent = path.getParent();
        return new SettingsTree(
                path.toString(), parent == null ? path : parent, values, environment);
    }

    private static JsonNode parse(Path path) throws ConfigException {
        YAMLMapper mapper =
                YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try {
            return mapper.readTree(Files.readString(path));
        } catch (NoSuchFileException e) {
            throw new ConfigException("There is no settings file " + path + ".", e);
        } catch (IOException e) {
            throw new ConfigException(
                    "The settings file " + path + " could not be read: " + e.getMessage() + ".", e);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where =
                    at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new ConfigException(
                    path + where + " is not YAML: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static void flatten(
            String name, JsonNode node, Map<String, List<String>> into, String source)
            throws ConfigException {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(
                        name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                        field.getValue(),
                        into,
                        source);
            }
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : node) {
                if (!item.isValueNode()) {
                    throw new ConfigException(
                            source + ": “" + name + "” must be a list of plain values.");
                }
                items.add(item.asString());
            }
            into.put(name, List.copyOf(items));
        } else if (node.isNull() || node.isMissingNode()) {
            if (!name.isEmpty()) {
                into.put(name, List.of());
            }
        } else if (name.isEmpty()) {
            throw new ConfigException(
                    source + " must hold settings such as “http:”, not a single value.");
        } else {
            into.put(name, List.of(node.asString()));
        }
    }

    Optional<String> optionalText(String name) throws ConfigException {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw fault(name, "takes one value, not a list");
        }
        return values.stream().filter(v -> !v.isBlank()).findFirst();
    }

    String text(String name, String otherwise) throws ConfigException {
        return optionalText(name).orElse(otherwise);
    }

    List<String> texts(String name) {
        return values(name);
    }

    int number(String name, int otherwise, int least, int most) throws ConfigException {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls to the same sentence: what was expected is what helps
        }
        throw fault(
                name,
                "must be a whole number from "
                        + least
                        + " to "
                        + most
                        + ", not “"
                        + text.get()
                        + "”");
    }

    Path path(String text) {
        return folder.resolve(text).normalize();
    }

    ConfigException fault(String name, String what) {
        String where =
                environment.containsKey(variable(name))
                        ? "The environment's " + variable(name)
                        : source;
        return new ConfigException(where + ": “" + name + "” " + what + ".");
    }

    Set<String> known() {
        return known;
    }

    /** Refuses what was set and never asked for. */
    void refuseUnknown() throws ConfigException {
        for (String name : fromFile.keySet()) {
            boolean section = known.stream().anyMatch(k -> k.startsWith(name + "."));
            boolean emptySection = section && fromFile.getOrDefault(name, List.of()).isEmpty();
            if (!known.contains(name) && !emptySection) {
                throw new ConfigException(
                        source
                                + ": there is no setting “"
                                + name
                                + "”; did you mean “"
                                + nearest(name)
                                + "”?");
            }
        }
        TreeSet<String> variables = new TreeSet<>();
        TreeSet<String> sections = new TreeSet<>();
        for (String name : known) {
            variables.add(variable(name));
            sections.add(
                    PREFIX
                            + name.replaceFirst("\\..*", "")
                                    .toUpperCase(Locale.ROOT)
                                    .replace('-', '_')
                            + "_");
        }
        for (String name : environment.keySet()) {
            if (sections.stream().anyMatch(name::startsWith) && !variables.contains(name)) {
                throw new ConfigException(
                        "The environment's "
                                + name
                                + " is no setting; known are "
                                + String.join(", ", variables)
                                + ".");
            }
        }
    }

    private List<String> values(String name) {
        known.add(name);
        String fromEnvironment = environment.get(variable(name));
        if (fromEnvironment != null) {
            List<String> items = new ArrayList<>();
            for (String item : fromEnvironment.split(",", -1)) {
                if (!item.isBlank()) {
                    items.add(item.strip());
                }
            }
            return List.copyOf(items);
        }
        return fromFile.getOrDefault(name, List.of());
    }

    private static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private String nearest(String name) {
        return known.stream().min(Comparator.comparingInt(k -> distance(name, k))).orElseThrow();
    }

    /** The number of edits between two names (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
