package io.rostrum.sfu;

import org.jspecify.annotations.Nullable;

/**
 * One receive section of an endpoint: plays one publication at a time, or none. While it plays one
 * it is a subscription to it.
 */
final class Slot {

    private final MediaSlot section;
    private final OutboundStream stream;
    private @Nullable Publication playing;
    private int place;

    Slot(MediaSlot section, OutboundStream stream) {
        this.section = section;
        this.stream = stream;
    }

    MediaSlot section() {
        return section;
    }

    OutboundStream stream() {
        return stream;
    }

    boolean plays(Publication publication) {
        return playing == publication;
    }

    boolean isSilent() {
        return playing == null;
    }

    /** Plays this publication from its next packet on. */
    void play(Publication publication) {
        if (playing == publication) {
            return;
        }
        silence();
        playing = publication;
        publication.subscribers().add(this);
        interrupt();
    }

    /** Plays nothing: no packets at all. */
    void silence() {
        Publication before = playing;
        if (before != null) {
            before.subscribers().remove(this);
            playing = null;
        }
    }

    void interrupt() {
        stream.rewriter().interrupt();
    }

    /** The place among the publication's subscribers; theirs to keep. */
    int placeAmongSubscribers() {
        return place;
    }

    void placeAmongSubscribers(int index) {
        place = index;
    }
}
