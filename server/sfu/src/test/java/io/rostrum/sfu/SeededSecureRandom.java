package io.rostrum.sfu;

import java.security.SecureRandom;
import java.util.Random;

/** Looks like a strong source of randomness and is a seeded one, so that a simulation repeats. */
final class SeededSecureRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final Random seeded;

    SeededSecureRandom(long seed) {
        seeded = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        seeded.nextBytes(bytes);
    }
}
