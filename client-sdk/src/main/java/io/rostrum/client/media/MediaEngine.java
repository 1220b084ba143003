package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The sound of one client in one meeting: makes the SDP offers, takes the answers, sends and
 * receives. The control connection carries both as {@code offerMedia} and {@code mediaAnswered}; it
 * calls {@link #offer}, passes the text on, and calls {@link #answer} with what comes back.
 *
 * <p>What may be heard is the server's decision: an engine may send at any time, and is forwarded
 * while its participant has the floor or an interpreter's microphone.
 *
 * <p>All methods may be called from any thread and return at once.
 */
public interface MediaEngine extends AutoCloseable {

    /** Who is told about changes of {@link #state()}; replaces who was told before. */
    void observe(MediaObserver observer);

    /**
     * Makes an offer. Fails with {@link IllegalStateException} when the engine is closed or an
     * offer still waits for its answer.
     */
    CompletionStage<String> offer(OfferKind kind);

    /**
     * Takes the server's answer to the last offer.
     *
     * @param slots what each receive section is for, in the order of the offer
     * @return done when the answer is in force (the transport may still be connecting); failed with
     *     {@link MediaException} when it is none that can be used
     */
    CompletionStage<Void> answer(String sdp, List<MediaSlot> slots);

    /** Forgets the last offer, which was refused or never answered; what was before it stays. */
    void withdrawOffer();

    /** Where the engine stands. */
    MediaState state();

    /** Ends everything, tells the server, and frees what it held. As often as one likes. */
    @Override
    void close();
}
