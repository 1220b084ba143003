package io.rostrum.bench;

/** A measurement that this machine cannot make; the message is for who asked for it. */
final class BenchException extends Exception {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}
