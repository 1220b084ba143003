package io.rostrum.client.media;

/** An offer could not be made, or an answer cannot be used. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one English sentence for a log
     */
    public MediaException(String message) {
        super(message);
    }
}
