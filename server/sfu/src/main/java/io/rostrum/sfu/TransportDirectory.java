package io.rostrum.sfu;

import io.rostrum.protocol.media.path.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transport that a datagram is for: a check by the fragment it names, anything else by
 * the path it came on. A path is known only after an authenticated check on it.
 */
final class TransportDirectory {

    private final Map<String, MediaTransport> byUfrag = new HashMap<>();
    private final Map<Path, MediaTransport> byPath = new HashMap<>();

    @Nullable MediaTransport byUfrag(String ufrag) {
        return byUfrag.get(ufrag);
    }

    @Nullable MediaTransport byPath(Path path) {
        return byPath.get(path);
    }

    void announce(String ufrag, MediaTransport transport) {
        byUfrag.put(ufrag, transport);
    }

    void withdraw(String ufrag) {
        byUfrag.remove(ufrag);
    }

    void bind(Path path, MediaTransport transport) {
        byPath.put(path, transport);
    }

    /** Forgets the path, unless it is another transport's by now. */
    void unbind(Path path, MediaTransport transport) {
        byPath.remove(path, transport);
    }

    /** How many fragments and paths lead somewhere. */
    int size() {
        return byUfrag.size() + byPath.size();
    }
}
