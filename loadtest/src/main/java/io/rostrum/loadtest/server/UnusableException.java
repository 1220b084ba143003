package io.rostrum.loadtest.server;

/** Something outside is not as needed; the message is one sentence that says what to do. */
public final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableException(String message) {
        super(message);
    }

    public UnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
