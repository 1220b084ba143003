package io.rostrum.client.media;

import io.rostrum.protocol.media.sdp.AnsweredSection;
import io.rostrum.protocol.media.sdp.HeaderExtension;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The stream of one microphone: RTP packets with the level of their sound (RFC 3550, RFC 7587, RFC
 * 6464), and with the frame before when the server takes RED (RFC 2198). Belongs to the event loop.
 */
final class OpusUplink {

    private static final int CLOCK_RATE = 48_000;

    /** Who paces frames is never so late: after this, he paused. */
    private static final long PAUSE_NANOS = 200_000_000L;

    private static final int MOST_REDUNDANT_BYTES = 1_023;
    private static final int MOST_OFFSET = 16_383;

    /** Level and nothing else, in the one-byte form (RFC 8285 section 4.2). */
    private static final int ONE_BYTE_PROFILE = 0xBEDE;

    private final int ssrc;
    private final int opus;
    private final OptionalInt red;
    private final OptionalInt levelId;
    private int sequence;
    private int timestamp;
    private long dueNanos;
    private int packets;
    private int octets;
    private byte[] before = {};
    private int beforeTimestamp;

    /** The stream of an answered section. */
    OpusUplink(
            int ssrc,
            AnsweredSection.Uplink agreed,
            OpusFrameConfig.Microphone microphone,
            RandomGenerator random) {
        this.ssrc = ssrc;
        this.opus = agreed.opus().payloadType();
        this.red =
                microphone == OpusFrameConfig.Microphone.REDUNDANT
                        ? agreed.red()
                        : OptionalInt.empty();
        this.levelId = agreed.extensions().idOf(HeaderExtension.AUDIO_LEVEL);
        // Half the range, so that no receiver meets a roll-over in its first moments (RFC 3711
        // section 3.3.1 advises it).
        this.sequence = random.nextInt(1 << 15);
        this.timestamp = random.nextInt();
    }

    /** Writes the packet of a frame; returns its length. */
    int write(OpusFrame frame, long nowNanos, byte[] buf) {
        boolean begins = packets == 0;
        long late = begins ? 0 : nowNanos - dueNanos;
        if (late > PAUSE_NANOS) {
            timestamp += (int) (late / 1_000 * CLOCK_RATE / 1_000_000);
            begins = true;
        }
        dueNanos = begins ? nowNanos : dueNanos;
        boolean redundant = red.isPresent();

        ByteBuffer out = ByteBuffer.wrap(buf);
        out.put((byte) (levelId.isPresent() ? 0x90 : 0x80));
        out.put((byte) ((begins ? 0x80 : 0) | (redundant ? red.getAsInt() : opus)));
        out.putShort((short) sequence++).putInt(timestamp).putInt(ssrc);
        if (levelId.isPresent()) {
            int voice = frame.level() < 127 ? 0x80 : 0;
            out.putShort((short) ONE_BYTE_PROFILE).putShort((short) 1);
            out.put((byte) (levelId.getAsInt() << 4)).put((byte) (voice | frame.level()));
            out.putShort((short) 0);
        }
        int payload = out.position();
        if (redundant) {
            repeat(out, frame, begins);
        }
        out.put(frame.packet());

        packets++;
        octets += out.position() - payload;
        before = frame.packet();
        beforeTimestamp = timestamp;
        timestamp += frame.samples();
        dueNanos += frame.samples() * 1_000_000_000L / CLOCK_RATE;
        return out.position();
    }

    private void repeat(ByteBuffer out, OpusFrame frame, boolean begins) {
        int offset = timestamp - beforeTimestamp;
        boolean fits =
                !begins
                        && before.length <= MOST_REDUNDANT_BYTES
                        && before.length + frame.packet().length <= OpusFrame.LONGEST
                        && offset > 0
                        && offset <= MOST_OFFSET;
        if (fits) {
            out.putInt(1 << 31 | opus << 24 | offset << 10 | before.length);
        }
        out.put((byte) opus);
        if (fits) {
            out.put(before);
        }
    }

    int ssrc() {
        return ssrc;
    }

    /** The RTP time of a moment, for the sender's report (RFC 3550 section 6.4.1). */
    int timestampAt(long nowNanos) {
        return timestamp + (int) ((nowNanos - dueNanos) / 1_000 * CLOCK_RATE / 1_000_000);
    }

    /** Packets sent, modulo 2^32. */
    int packets() {
        return packets;
    }

    /** Payload bytes sent, modulo 2^32. */
    int octets() {
        return octets;
    }
}
