package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.ice.IceProgress.Advanced;
import io.rostrum.protocol.media.ice.IceProgress.Ignored;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.stun.StunAttribute;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunReader;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the controlling agent believes, and what not. */
final class IceControllingAgentTest {

    private static final long SECOND = 1_000_000_000L;
    private static final IceCredentials OURS = new IceCredentials("ours", "0123456789012345678901");
    private static final IceCredentials THEIRS =
            new IceCredentials("theirs", "9876543210987654321098");
    private static final StunKey THEIR_KEY = StunKey.shortTerm(THEIRS.pwd());
    private static final TransportAddress MAPPED = new TransportAddress(new byte[] {1, 2, 3, 4}, 5);
    private static final Path PATH = new Numbered(1);
    private static final Path OTHER = new Numbered(2);

    private record Numbered(int number) implements Path {
        @Override
        public TransportAddress reflexive() {
            return MAPPED;
        }
    }

    private record Outlet(ArrayDeque<byte[]> sent) implements PacketOutlet {
        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            sent.add(Arrays.copyOfRange(buf, off, off + len));
        }

        @Override
        public void flush() {}
    }

    private final ArrayDeque<byte[]> sent = new ArrayDeque<>();
    private final PacketOutlet out = new Outlet(sent);
    private final StunReader request = new StunReader();
    private final StunWriter answer = new StunWriter();
    private final IceControllingAgent agent =
            new IceControllingAgent(
                    OURS, THEIRS, List.of(new CandidatePair(PATH, 1, 1)), new Random(1), 0);

    @Test
    void aCheckNamesBothSidesAndIsSignedWithThePeersPassword() {
        nextRequest(0);
        assertThat(request.username()).contains("theirs:ours");
        assertThat(request.authenticatedBy(THEIR_KEY)).isTrue();
        assertThat(request.has(StunAttribute.FINGERPRINT)).isTrue();
        assertThat(request.iceControlling()).isPresent();
        assertThat(request.priority()).hasValue(CandidateType.PEER_REFLEXIVE.priority(1));
        assertThat(request.has(StunAttribute.USE_CANDIDATE)).isFalse();
    }

    @Test
    void nominationFollowsValidation() {
        nextRequest(0);
        assertThat(answer(PATH, THEIR_KEY)).isEqualTo(Advanced.VALIDATED);
        assertThat(agent.selectedPath()).isEmpty();
        nextRequest(1);
        assertThat(request.has(StunAttribute.USE_CANDIDATE)).isTrue();
        assertThat(answer(PATH, THEIR_KEY)).isEqualTo(Advanced.SELECTED);
        assertThat(agent.selectedPath()).contains(PATH);
        assertThat(agent.mappedAddress()).contains(MAPPED);
        assertThat(answer(PATH, THEIR_KEY))
                .as("the same once more")
                .isEqualTo(Ignored.UNKNOWN_TRANSACTION);
    }

    @Test
    void anAnswerFromElsewhereOrWithAnotherKeyOrWithoutAnAddressIsIgnored() {
        nextRequest(0);
        assertThat(answer(OTHER, THEIR_KEY)).isEqualTo(Ignored.WRONG_PATH);
        assertThat(answer(PATH, StunKey.shortTerm("forged"))).isEqualTo(Ignored.WRONG_INTEGRITY);
        answer.beginAnswer(StunClass.SUCCESS, request).messageIntegrity(THEIR_KEY).fingerprint();
        assertThat(receive(PATH, 0)).isEqualTo(Ignored.MALFORMED);
        answer.begin(StunClass.SUCCESS, new TransactionId(1, 1))
                .messageIntegrity(THEIR_KEY)
                .fingerprint();
        assertThat(receive(PATH, 0)).isEqualTo(Ignored.UNKNOWN_TRANSACTION);
        answer.begin(StunClass.REQUEST, new TransactionId(1, 1)).fingerprint();
        assertThat(receive(PATH, 0)).isEqualTo(Ignored.NOT_A_RESPONSE);
        assertThat(agent.receive(PATH, new byte[20], 0, 20, 0)).isEqualTo(Ignored.MALFORMED);
        assertThat(answer(PATH, THEIR_KEY))
                .as("the true one still counts")
                .isEqualTo(Advanced.VALIDATED);
    }

    @Test
    void aRejectedCheckIsMadeAgainLaterWithAnotherTransaction() {
        nextRequest(0);
        TransactionId first = request.transactionId();
        answer.beginAnswer(StunClass.ERROR, request).errorCode(487, "Role Conflict").fingerprint();
        assertThat(receive(PATH, 0)).isEqualTo(Ignored.REJECTED);
        assertThat(agent.lastErrorCode()).hasValue(487);
        agent.tick(SECOND / 4, out);
        assertThat(sent).isEmpty();
        nextRequest(SECOND);
        assertThat(request.transactionId()).isNotEqualTo(first);
        assertThat(request.iceControlling()).as("a lite peer cannot take the role").isPresent();
    }

    @Test
    void onlyAnAuthenticRevocationEndsConsentAtOnce() {
        connect();
        nextRequest(10 * SECOND);
        answer.beginAnswer(StunClass.ERROR, request).errorCode(403, "Forbidden").fingerprint();
        assertThat(receive(PATH, 10 * SECOND)).isEqualTo(Ignored.REJECTED);
        assertThat(agent.state()).isEqualTo(IceState.CONNECTED);

        nextRequest(20 * SECOND);
        answer.beginAnswer(StunClass.ERROR, request)
                .errorCode(403, "Forbidden")
                .messageIntegrity(THEIR_KEY)
                .fingerprint();
        assertThat(receive(PATH, 20 * SECOND)).isEqualTo(Ignored.REVOKED);
        assertThat(agent.state()).isEqualTo(IceState.EXPIRED);
        assertThat(agent.selectedPath()).isEmpty();
    }

    @Test
    void aForgedConsentAnswerRenewsNothing() {
        connect();
        nextRequest(10 * SECOND);
        assertThat(answer(PATH, StunKey.shortTerm("forged"))).isEqualTo(Ignored.WRONG_INTEGRITY);
        assertThat(answer(OTHER, THEIR_KEY)).isEqualTo(Ignored.WRONG_PATH);
        agent.tick(31 * SECOND, out);
        assertThat(agent.state()).isEqualTo(IceState.EXPIRED);
    }

    private void connect() {
        nextRequest(0);
        answer(PATH, THEIR_KEY);
        nextRequest(1);
        answer(PATH, THEIR_KEY);
        assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
    }

    private void nextRequest(long nowNanos) {
        agent.tick(nowNanos, out);
        assertThat(sent).isNotEmpty();
        byte[] bytes = sent.removeLast();
        sent.clear();
        request.wrap(bytes, 0, bytes.length);
    }

    private IceProgress answer(Path path, StunKey key) {
        answer.beginAnswer(StunClass.SUCCESS, request)
                .xorMappedAddress(MAPPED)
                .messageIntegrity(key)
                .fingerprint();
        return receive(path, 0);
    }

    private IceProgress receive(Path path, long nowNanos) {
        return agent.receive(path, answer.buffer(), 0, answer.length(), nowNanos);
    }
}
