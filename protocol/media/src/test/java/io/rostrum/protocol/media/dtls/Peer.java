package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.srtp.SrtpKeys;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a transport told its owner, to be waited for. */
final class Peer implements DtlsListener {

    private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    private final CompletableFuture<DtlsFailure> failure = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void established(SrtpKeys established) {
        calls.add("established");
        keys.complete(established);
    }

    @Override
    public void failed(DtlsFailure failed) {
        calls.add("failed");
        failure.complete(failed);
        keys.completeExceptionally(new IllegalStateException(failed.toString()));
    }

    @Override
    public void closed() {
        calls.add("closed");
        ended.complete("closed");
    }

    SrtpKeys keys() {
        return within(keys);
    }

    DtlsFailure failure() {
        return within(failure);
    }

    void awaitClosed() {
        within(ended);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    private static <T> T within(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
