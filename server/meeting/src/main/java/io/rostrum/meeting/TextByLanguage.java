package io.rostrum.meeting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A name or title in one or more languages, in the order given; the first stands in where a
 * language is missing.
 *
 * @param texts never changed after construction
 */
public record TextByLanguage(SequencedMap<LanguageTag, String> texts) {
    /** Copies the texts. */
    public TextByLanguage {
        texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
    }

    /** A text in one language. */
    public static TextByLanguage of(LanguageTag language, String text) {
        return new TextByLanguage(new LinkedHashMap<>(Map.of(language, text)));
    }

    /** The text in this language, else the first one, else the empty string. */
    public String in(LanguageTag language) {
        String text = texts.get(language);
        if (text != null) {
            return text;
        }
        return texts.isEmpty() ? "" : texts.firstEntry().getValue();
    }

    boolean isMissing() {
        return texts.isEmpty() || texts.values().stream().anyMatch(String::isBlank);
    }
}
