package io.rostrum.protocol.media.sdp;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The header extensions of a section and the number each has on the wire.
 *
 * @param ids 1 to 14, the range of the one-byte form (RFC 8285 section 4.2), each used once
 */
public record ExtensionIds(Map<HeaderExtension, Integer> ids) {

    /** The highest number of the one-byte form. */
    static final int HIGHEST = 14;

    private static final ExtensionIds NONE = new ExtensionIds(Map.of());

    /**
     * Copies the map; throws {@link IllegalArgumentException} for a number out of range or used
     * twice.
     */
    public ExtensionIds {
        EnumMap<HeaderExtension, Integer> copy = new EnumMap<>(HeaderExtension.class);
        copy.putAll(ids);
        if (new HashSet<>(copy.values()).size() != copy.size()
                || copy.values().stream().anyMatch(id -> id < 1 || id > HIGHEST)) {
            throw new IllegalArgumentException("extension ids " + ids);
        }
        ids = Collections.unmodifiableMap(copy);
    }

    /** No extensions. */
    public static ExtensionIds none() {
        return NONE;
    }

    /** The number of an extension, when it is used. */
    public OptionalInt idOf(HeaderExtension extension) {
        Integer id = ids.get(extension);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Those among these that are also wanted. */
    ExtensionIds only(Set<HeaderExtension> wanted) {
        EnumMap<HeaderExtension, Integer> kept = new EnumMap<>(HeaderExtension.class);
        ids.forEach((extension, id) -> {
            if (wanted.contains(extension)) {
                kept.put(extension, id);
            }
        });
        return new ExtensionIds(kept);
    }
}
