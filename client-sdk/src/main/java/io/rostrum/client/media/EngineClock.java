package io.rostrum.client.media;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks an engine looks at.
 *
 * @param wall for sender reports
 * @param nanos grows steadily, for everything else; its origin means nothing
 */
record EngineClock(InstantSource wall, LongSupplier nanos) {

    long now() {
        return nanos.getAsLong();
    }
}
