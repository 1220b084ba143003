package io.rostrum.client.media;

import io.rostrum.protocol.media.dtls.DtlsTransport;
import java.util.concurrent.Semaphore;

/**
 * Where handshakes block: each on a virtual thread, a limited number at once, so that a thousand
 * engines that connect together do not all answer late.
 */
final class DtlsThreads {

    private static final Semaphore AT_ONCE =
            new Semaphore(8 * Runtime.getRuntime().availableProcessors(), true);

    private DtlsThreads() {}

    static void start(DtlsTransport transport) {
        Thread.ofVirtual()
                .name("rostrum-dtls")
                .start(() -> {
                    AT_ONCE.acquireUninterruptibly();
                    try {
                        transport.run();
                    } finally {
                        AT_ONCE.release();
                    }
                });
    }
}
