package io.rostrum.sfu;

/**
 * The sound that one endpoint sends, whether anybody hears it or not: how loud it is, when it was
 * last heard of, and which slots play it.
 */
final class Publication {

    private final EndpointId owner;
    private final SpeechLevel level;
    private final SourceLatch source = new SourceLatch();
    private final Subscribers subscribers = new Subscribers();
    private long heardAt;
    private boolean heard;
    private int pauses;

    Publication(EndpointId owner, long holdOverNanos) {
        this.owner = owner;
        level = new SpeechLevel(holdOverNanos);
    }

    EndpointId owner() {
        return owner;
    }

    SourceLatch source() {
        return source;
    }

    SpeechLevel level() {
        return level;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    /** Notes an authentic packet, forwarded or not. */
    void heard(long now) {
        heard = true;
        heardAt = now;
    }

    /** Whether anything has come yet. */
    boolean begun() {
        return heard;
    }

    /** Whether an authentic packet has come within that time. */
    boolean flowing(long now, long within) {
        return heard && now - heardAt < within;
    }

    /**
     * Is not forwarded for a while: what is forwarded next does not follow on what was forwarded
     * last, and how loud it was counts no more.
     */
    void pause() {
        pauses++;
        level.reset();
        for (int i = 0; i < subscribers.size(); i++) {
            subscribers.get(i).interrupt();
        }
    }

    /** How often it was paused. */
    int pauses() {
        return pauses;
    }

    /** Nobody plays it any more. */
    void end() {
        while (subscribers.size() > 0) {
            subscribers.get(subscribers.size() - 1).silence();
        }
    }
}
