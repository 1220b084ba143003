package io.rostrum.client;

/** The connection is over, and a request was not answered on it. */
public final class ConnectionClosedException extends Exception {

    private static final long serialVersionUID = 1L;

    ConnectionClosedException(String message) {
        super(message);
    }
}
