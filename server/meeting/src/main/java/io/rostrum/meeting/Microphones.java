package io.rostrum.meeting;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The booths' microphones: at most one open a channel, and at most one an interpreter. */
public final class Microphones {
    static final Microphones CLOSED = new Microphones(PersistentSortedMap.empty());

    private final PersistentSortedMap<LanguageTag, ParticipantId> open;

    private Microphones(PersistentSortedMap<LanguageTag, ParticipantId> open) {
        this.open = open;
    }

    /** The interpreter whose microphone is open on this channel. */
    public Optional<ParticipantId> on(LanguageTag language) {
        return open.get(language);
    }

    /** The channel on which this interpreter's microphone is open. */
    public Optional<LanguageTag> of(ParticipantId interpreter) {
        for (Map.Entry<LanguageTag, ParticipantId> entry : open) {
            if (entry.getValue().equals(interpreter)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    Microphones opened(LanguageTag language, ParticipantId interpreter) {
        return new Microphones(open.with(language, interpreter));
    }

    Microphones closed(LanguageTag language) {
        return new Microphones(open.without(language));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Microphones that && open.equals(that.open);
    }

    @Override
    public int hashCode() {
        return open.hashCode();
    }

    @Override
    public String toString() {
        return "Microphones" + open;
    }
}
