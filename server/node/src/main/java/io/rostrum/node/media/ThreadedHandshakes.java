package io.rostrum.node.media;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.dtls.DtlsIntake;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.DtlsRole;
import io.rostrum.protocol.media.dtls.DtlsTransport;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.sfu.Handshake;
import io.rostrum.sfu.HandshakeRequest;
import io.rostrum.sfu.Handshakes;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * DTLS handshakes on virtual threads, so many at once as keeps the media thread its share of the
 * machine; the rest wait, and their peers repeat themselves meanwhile. What a handshake has to say
 * goes back through the mailbox.
 */
final class ThreadedHandshakes implements Handshakes, AutoCloseable {

    private final DtlsIdentity identity;
    private final MediaMailbox mailbox;
    private final SecureRandom random;
    private final Semaphore permits;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dtls-", 0).factory());

    ThreadedHandshakes(
            DtlsIdentity identity, MediaMailbox mailbox, SecureRandom random, int atOnce) {
        this.identity = identity;
        this.mailbox = mailbox;
        this.random = random;
        this.permits = new Semaphore(atOnce);
    }

    @Override
    public Handshake begin(HandshakeRequest request) {
        DtlsTransport transport =
                new DtlsTransport(
                        DtlsRole.SERVER,
                        identity,
                        request.expected(),
                        (buf, off, len) ->
                                mailbox.offer(
                                        new MediaTask.Datagram(
                                                request, Arrays.copyOfRange(buf, off, off + len))),
                        new ByMailbox(request, mailbox),
                        random);
        threads.execute(() -> run(transport));
        return new OfTransport(transport);
    }

    private void run(DtlsTransport transport) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            transport.close();
            return;
        }
        try {
            transport.run();
        } finally {
            permits.release();
        }
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record OfTransport(DtlsTransport transport) implements Handshake {

        @Override
        public DtlsIntake offer(byte[] buf, int off, int len) {
            return transport.offer(buf, off, len);
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private record ByMailbox(HandshakeRequest request, MediaMailbox mailbox)
            implements DtlsListener {

        @Override
        public void established(SrtpKeys keys) {
            mailbox.offer(new MediaTask.Established(request, keys));
        }

        @Override
        public void failed(DtlsFailure failure) {
            mailbox.offer(new MediaTask.Failed(request, failure));
        }

        @Override
        public void closed() {
            mailbox.offer(new MediaTask.Ended(request));
        }
    }
}
