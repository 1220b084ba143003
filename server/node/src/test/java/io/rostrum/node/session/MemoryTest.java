package io.rostrum.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.ViewName;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered for those who return, and for how long. */
class MemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Frames frames =
            new Frames(new ControlCodec(65_536), UnpooledByteBufAllocator.DEFAULT);
    private final AtomicLong nanos = new AtomicLong();
    private final ResumeTokens tokens =
            new ResumeTokens(Duration.ofMinutes(10), 100, new SecureRandom(), nanos::get);

    private ControlSession session() {
        return new ControlSession(
                new ParticipantId("p"), ViewName.PARTICIPANT, frames, new Outbox());
    }

    @Test
    void theTokenBeforeTheLastIsGoodUntilTheNextJoin() {
        ControlSession session = session();
        String first = tokens.issue(session);
        String second = tokens.issue(session);
        assertThat(tokens.find(first)).containsSame(session);
        assertThat(tokens.find(second)).containsSame(session);
        String third = tokens.issue(session);
        assertThat(tokens.find(first)).isEmpty();
        assertThat(tokens.find(second)).containsSame(session);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(third).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void theTimeToResumeBeginsWhenTheLineDrops() {
        ControlSession session = session();
        String token = tokens.issue(session);
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        tokens.renew(session);
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(tokens.find(token)).containsSame(session);
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void whoLeftCannotResume() {
        ControlSession session = session();
        String token = tokens.issue(session);
        tokens.revoke(session);
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void theLastAnswersAreKeptAndNoMore() {
        Answers answers = new Answers();
        for (int i = 0; i < 300; i++) {
            answers.begin("q" + i);
            answers.remember(new ServerMessage.Accepted("q" + i, i));
        }
        assertThat(answers.known("q299"))
                .isEqualTo(new Answers.Known.Answered(new ServerMessage.Accepted("q299", 299)));
        assertThat(answers.known("q44")).isInstanceOf(Answers.Known.Answered.class);
        assertThat(answers.known("q43")).isInstanceOf(Answers.Known.New.class);
    }

    @Test
    void theLaneKnowsItsLastNoticesAndSaysWhenItKnowsNoMore() {
        PersonalLane lane = new PersonalLane();
        for (int i = 0; i < 100; i++) {
            lane.append(new Notice.TimeExpired(), NOW);
        }
        assertThat(lane.since(100)).hasValueSatisfying(missed -> assertThat(missed).isEmpty());
        assertThat(lane.since(36))
                .hasValueSatisfying(missed -> {
                    assertThat(missed).hasSize(64);
                    assertThat(missed.getFirst().sequence()).isEqualTo(37);
                });
        assertThat(lane.since(35)).isEmpty();
        assertThat(lane.since(101)).isEmpty();
    }

    @Test
    void aViewKnowsItsLastStepsAndReleasesTheRest() {
        ViewStream stream = new ViewStream(frames);
        ByteBuf first = stream.append(new ViewEvent.ListOpened(), NOW);
        for (int i = 1; i < 600; i++) {
            stream.append(new ViewEvent.ListOpened(), NOW);
            stream.trim();
        }
        assertThat(first.refCnt()).isZero();
        assertThat(stream.revision()).isEqualTo(600);
        assertThat(stream.since(600)).hasValueSatisfying(missed -> assertThat(missed).isEmpty());
        List<ByteBuf> missed = stream.since(88).orElseThrow();
        assertThat(missed).hasSize(512);
        assertThat(stream.since(87)).isEmpty();
        assertThat(stream.since(601)).isEmpty();
        stream.close();
        assertThat(missed).allSatisfy(frame -> assertThat(frame.refCnt()).isEqualTo(1));
        missed.forEach(ByteBuf::release);
    }

    @Test
    void aFrameIsWrittenForEveryLength() {
        for (int length : new int[] {1, 60, 125, 126, 1_000, 65_000, 65_536}) {
            ServerMessage message =
                    new ServerMessage.Personal(
                            1, 2, new Notice.MicrophoneOpened("x".repeat(length)));
            ByteBuf frame = frames.of(message);
            assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x81);
            long announced = frame.readUnsignedByte();
            if (announced == 126) {
                announced = frame.readUnsignedShort();
                assertThat(announced).isGreaterThan(125);
            } else if (announced == 127) {
                announced = frame.readLong();
                assertThat(announced).isGreaterThan(0xFFFF);
            }
            assertThat((long) frame.readableBytes()).isEqualTo(announced);
            byte[] text = new byte[frame.readableBytes()];
            frame.readBytes(text);
            assertThat(new ControlCodec(1 << 20).decodeServer(text)).isEqualTo(message);
            frame.release();
        }
    }
}
