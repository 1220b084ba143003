package io.rostrum.meeting;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language by its BCP 47 tag: the subset <i>language[-Script][-REGION]</i> of RFC 5646 §2.1, in
 * canonical case.
 *
 * @param value for example {@code fr}, {@code zh-Hant}, {@code es-419}
 */
public record LanguageTag(String value) implements Comparable<LanguageTag> {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not such a tag in canonical case; text from outside
     *     goes through {@link #parse}
     */
    public LanguageTag {
        if (!canonical(value).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not a language tag: \"" + value + "\"");
        }
    }

    /**
     * The language that {@code text} names, in whatever case, or nothing if it is not such a tag.
     */
    public static Optional<LanguageTag> parse(String text) {
        return canonical(text).map(LanguageTag::new);
    }

    private static Optional<String> canonical(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder tag = new StringBuilder(matcher.group(1).toLowerCase(Locale.ROOT));
        String script = matcher.group(2);
        if (script != null) {
            tag.append('-')
                    .append(script.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(script.substring(1).toLowerCase(Locale.ROOT));
        }
        String region = matcher.group(3);
        if (region != null) {
            tag.append('-').append(region.toUpperCase(Locale.ROOT));
        }
        return Optional.of(tag.toString());
    }

    @Override
    public int compareTo(LanguageTag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
