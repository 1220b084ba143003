package io.rostrum.node.media;

/** The only way to the thread that owns the media port; from any thread. */
@FunctionalInterface
interface MediaMailbox {

    /** Hands a task over; those of one thread are carried out in order. */
    void offer(MediaTask task);
}
