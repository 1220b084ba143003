package io.rostrum.protocol.media.ice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many messages an agent answered, and how many it refused for which reason, since it was made.
 *
 * @param answered authentic checks, repeated ones included
 * @param refused an entry for every reason, also those with none
 */
public record IceTally(long answered, Map<IceOutcome.Refused, Long> refused) {

    /** Copies the map. */
    public IceTally {
        refused = Collections.unmodifiableMap(new EnumMap<>(refused));
    }

    /** How many were refused for this reason. */
    public long of(IceOutcome.Refused reason) {
        return refused.getOrDefault(reason, 0L);
    }
}
