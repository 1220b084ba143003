package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.ice.IceOutcome.Answered;
import io.rostrum.protocol.media.ice.IceOutcome.Refused;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunReader;
import io.rostrum.protocol.media.stun.StunStatus;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class IceLiteAgentTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = wrapsSoon();
    private static final IceCredentials OURS = new IceCredentials("ours", "0123456789012345678901");
    private static final IceCredentials NEXT = new IceCredentials("next", "9876543210987654321098");
    private static final Path A = new Named("a", 1);
    private static final Path B = new Named("b", 2);

    private final List<Sent> sent = new ArrayList<>();
    private final PacketOutlet out = new Recorder(sent);
    private final IceLiteAgent agent = new IceLiteAgent(OURS, START);
    private final StunWriter writer = new StunWriter();
    private final StunReader answer = new StunReader();
    private int transactions;

    private record Named(String name, int port) implements Path {
        @Override
        public TransportAddress reflexive() {
            return new TransportAddress(new byte[] {10, 0, 0, 1}, port);
        }
    }

    /** A clock that wraps during the test. */
    private static long wrapsSoon() {
        return Long.MAX_VALUE - 10 * SECOND;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(Path path, byte[] bytes) {}

    private record Recorder(List<Sent> sent) implements PacketOutlet {
        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            sent.add(new Sent(path, Arrays.copyOfRange(buf, off, off + len)));
        }

        @Override
        public void flush() {}
    }

    @Test
    void anAuthenticCheckIsAnsweredWithTheAddressItCameFrom() {
        assertThat(receive(A, check(OURS, w -> w), START)).isEqualTo(Answered.CHECKED);

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path()).isEqualTo(A);
        readAnswer();
        assertThat(answer.messageClass()).isEqualTo(StunClass.SUCCESS);
        assertThat(answer.transactionId()).isEqualTo(new TransactionId(transactions, 7));
        assertThat(answer.xorMappedAddress()).contains(A.reflexive());
        assertThat(answer.authenticatedBy(StunKey.shortTerm(OURS.pwd()))).isTrue();
        assertThat(agent.validated(A, START)).isTrue();
        assertThat(agent.validated(B, START)).isFalse();
        assertThat(agent.selectedPath()).isEmpty();
    }

    @Test
    void theLatestUseCandidateMovesTheSelectedPath() {
        assertThat(receive(A, check(OURS, StunWriter::useCandidate), START))
                .isEqualTo(Answered.NOMINATED);
        assertThat(receive(B, check(OURS, w -> w), START)).isEqualTo(Answered.CHECKED);
        assertThat(agent.selectedPath()).contains(A);
        assertThat(receive(A, check(OURS, StunWriter::useCandidate), START))
                .isEqualTo(Answered.CHECKED);
        assertThat(receive(B, check(OURS, StunWriter::useCandidate), START))
                .isEqualTo(Answered.NOMINATED);
        assertThat(agent.selectedPath()).contains(B);
    }

    @Test
    void aLateCopyOfAnOldNominationDoesNotMoveThePathBack() {
        byte[] old = check(OURS, StunWriter::useCandidate);
        receive(A, old, START);
        receive(B, check(OURS, StunWriter::useCandidate), START);
        assertThat(receive(A, old, START)).isEqualTo(Answered.CHECKED);
        assertThat(agent.selectedPath()).contains(B);
        assertThat(sent).as("a retransmission is answered again").hasSize(3);
    }

    @Test
    void aCapturedCheckSentFromElsewhereIsRefusedInSilence() {
        byte[] captured = check(OURS, StunWriter::useCandidate);
        receive(A, captured, START);
        sent.clear();
        assertThat(receive(B, captured, START)).isEqualTo(Refused.REPLAYED);
        assertThat(agent.selectedPath()).contains(A);
        assertThat(agent.validated(B, START)).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void aCapturedCheckDoesNotKeepConsentFresh() {
        byte[] captured = check(OURS, StunWriter::useCandidate);
        receive(A, captured, START);
        receive(A, captured, START + 29 * SECOND);
        assertThat(agent.expired(START + 31 * SECOND)).isTrue();
    }

    @Test
    void consentExpiresThirtySecondsAfterTheLastCheckOnTheSelectedPathAndComesBackWithTheNext() {
        assertThat(agent.expired(START + 29 * SECOND)).isFalse();
        assertThat(agent.expired(START + 30 * SECOND)).as("never checked").isTrue();

        receive(A, check(OURS, StunWriter::useCandidate), START);
        receive(B, check(OURS, w -> w), START + 20 * SECOND);
        assertThat(agent.expired(START + 30 * SECOND)).isTrue();
        assertThat(agent.validated(A, START + 30 * SECOND)).isFalse();
        assertThat(agent.validated(B, START + 30 * SECOND)).isTrue();

        receive(A, check(OURS, w -> w), START + 40 * SECOND);
        assertThat(agent.expired(START + 69 * SECOND)).isFalse();
        assertThat(agent.expired(START + 70 * SECOND)).isTrue();
    }

    @Test
    void aPeerThatClaimsToBeControlledIsToldOfTheConflict() {
        byte[] request =
                writer.begin(StunClass.REQUEST, nextId())
                        .username(username(OURS))
                        .iceControlled(Long.MAX_VALUE)
                        .useCandidate()
                        .messageIntegrity(StunKey.shortTerm(OURS.pwd()))
                        .fingerprint()
                        .buffer();
        assertThat(agent.receive(A, request, 0, writer.length(), START, out))
                .isEqualTo(Refused.ROLE_CONFLICT);
        readAnswer();
        assertThat(answer.errorCode()).hasValue(487);
        assertThat(answer.authenticatedBy(StunKey.shortTerm(OURS.pwd()))).isTrue();
        assertThat(agent.selectedPath()).isEmpty();
        assertThat(agent.validated(A, START)).isFalse();
    }

    @Test
    void missingAndWrongCredentialsHaveTheirErrors() {
        writer.begin(StunClass.REQUEST, nextId()).username(username(OURS)).fingerprint();
        assertThat(receiveWritten()).isEqualTo(Refused.NO_CREDENTIALS);
        readAnswer();
        assertThat(answer.errorCode()).hasValue(400);

        writer.begin(StunClass.REQUEST, nextId())
                .messageIntegrity(StunKey.shortTerm(OURS.pwd()))
                .fingerprint();
        assertThat(receiveWritten()).isEqualTo(Refused.NO_CREDENTIALS);

        assertThat(receive(A, check(NEXT, w -> w), START)).isEqualTo(Refused.UNKNOWN_USERNAME);
        readAnswer();
        assertThat(answer.errorCode()).hasValue(401);

        IceCredentials stolenUfrag =
                new IceCredentials(OURS.ufrag(), "a guess of the password".replace(' ', '+'));
        assertThat(receive(A, check(stolenUfrag, StunWriter::useCandidate), START))
                .isEqualTo(Refused.WRONG_INTEGRITY);
        readAnswer();
        assertThat(answer.errorCode()).hasValue(401);
        assertThat(agent.validated(A, START)).isFalse();
        assertThat(agent.selectedPath()).isEmpty();
    }

    @Test
    void unauthenticatedRequestsAreAnsweredAFewTimesASecondAndThenInSilence() {
        for (int i = 0; i < 1000; i++) {
            receive(A, check(NEXT, w -> w), START);
        }
        assertThat(sent).hasSize(10);
        for (int i = 0; i < 1000; i++) {
            receive(A, check(NEXT, w -> w), START + SECOND);
        }
        assertThat(sent).hasSize(15);
        assertThat(agent.tally().of(Refused.UNKNOWN_USERNAME)).isEqualTo(2000);
        assertThat(receive(A, check(OURS, w -> w), START + SECOND))
                .as("honest checks go on")
                .isEqualTo(Answered.CHECKED);
        assertThat(agent.tally().answered()).isEqualTo(1);
    }

    @Test
    void anUnknownAttributeThatMustBeUnderstoodIsNamed() {
        byte[] request = check(OURS, w -> w.unknownAttributes(new int[] {1, 2}));
        // UNKNOWN-ATTRIBUTES takes the part of an unknown one: its type is changed, and the message
        // signed again.
        int at = 20;
        while ((request[at] << 8 | request[at + 1]) != 0x000A) {
            at += 4 + ((request[at + 3] + 3) & ~3);
        }
        byte[] unsigned = Arrays.copyOf(request, at + 8);
        unsigned[at] = 0x7F;
        byte[] signed = SignedForTest.sign(unsigned, OURS.pwd());
        assertThat(agent.receive(A, signed, 0, signed.length, START, out))
                .isEqualTo(Refused.UNKNOWN_ATTRIBUTE);
        readAnswer();
        assertThat(answer.errorCode()).hasValue(420);
        assertThat(agent.validated(A, START)).isFalse();
    }

    @Test
    void whatIsNoBindingRequestIsRefusedInSilence() {
        assertThat(agent.receive(A, new byte[40], 0, 40, START, out)).isEqualTo(Refused.MALFORMED);
        writer.begin(StunClass.INDICATION, nextId()).fingerprint();
        assertThat(receiveWritten()).isEqualTo(Refused.NOT_A_REQUEST);
        writer.begin(StunClass.SUCCESS, nextId()).fingerprint();
        assertThat(receiveWritten()).isEqualTo(Refused.NOT_A_REQUEST);
        writer.begin(StunClass.REQUEST, nextId());
        writer.buffer()[1] = 3; // Allocate, which is TURN's
        assertThat(receiveWritten()).isEqualTo(Refused.NOT_BINDING);
        assertThat(sent).isEmpty();
    }

    @Test
    void restartedCredentialsAreAcceptedBesideTheOldUntilTheyNominate() {
        receive(A, check(OURS, StunWriter::useCandidate), START);
        agent.restart(NEXT);
        assertThat(agent.ufrags()).containsExactly("ours", "next");
        assertThat(receive(A, check(OURS, w -> w), START)).isEqualTo(Answered.CHECKED);
        assertThat(receive(B, check(NEXT, w -> w), START)).isEqualTo(Answered.CHECKED);
        assertThat(agent.selectedPath()).contains(A);

        assertThat(receive(B, check(NEXT, StunWriter::useCandidate), START))
                .isEqualTo(Answered.RESTARTED);
        assertThat(agent.selectedPath()).contains(B);
        assertThat(agent.ufrags()).containsExactly("next");
        assertThat(receive(A, check(OURS, StunWriter::useCandidate), START))
                .isEqualTo(Refused.UNKNOWN_USERNAME);
        assertThat(agent.selectedPath()).contains(B);
    }

    @Test
    void aRestartOnTheSamePathRetiresTheOldCredentialsToo() {
        receive(A, check(OURS, StunWriter::useCandidate), START);
        agent.restart(NEXT);
        assertThat(receive(A, check(NEXT, StunWriter::useCandidate), START))
                .isEqualTo(Answered.RESTARTED);
        assertThat(agent.ufrags()).containsExactly("next");
    }

    @Test
    void aRestartWithTheSameFragmentIsABug() {
        assertThatThrownBy(() -> agent.restart(OURS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyPathsPushOutTheOldestButNeverTheSelectedOne() {
        receive(A, check(OURS, StunWriter::useCandidate), START);
        for (int i = 0; i < 100; i++) {
            receive(new Named("n" + i, i), check(OURS, w -> w), START + i + 1);
        }
        assertThat(agent.validated(A, START + 101)).isTrue();
        assertThat(agent.validated(new Named("n99", 99), START + 101)).isTrue();
        assertThat(agent.validated(new Named("n85", 85), START + 101)).isTrue();
        assertThat(agent.validated(new Named("n84", 84), START + 101)).isFalse();
        assertThat(agent.selectedPath()).contains(A);
    }

    private byte[] check(IceCredentials credentials, UnaryOperator<StunWriter> more) {
        more.apply(
                        writer.begin(StunClass.REQUEST, nextId())
                                .username(username(credentials))
                                .priority(1)
                                .iceControlling(5))
                .messageIntegrity(StunKey.shortTerm(credentials.pwd()))
                .fingerprint();
        return Arrays.copyOf(writer.buffer(), writer.length());
    }

    private TransactionId nextId() {
        return new TransactionId(++transactions, 7);
    }

    private static byte[] username(IceCredentials credentials) {
        return (credentials.ufrag() + ":peer").getBytes(StandardCharsets.US_ASCII);
    }

    private IceOutcome receive(Path path, byte[] bytes, long now) {
        return agent.receive(path, bytes, 0, bytes.length, now, out);
    }

    private IceOutcome receiveWritten() {
        return agent.receive(A, writer.buffer(), 0, writer.length(), START, out);
    }

    private void readAnswer() {
        byte[] bytes = sent.getLast().bytes();
        assertThat(answer.wrap(bytes, 0, bytes.length)).isEqualTo(StunStatus.WELL_FORMED);
    }
}
