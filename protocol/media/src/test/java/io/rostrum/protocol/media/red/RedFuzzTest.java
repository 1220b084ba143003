package io.rostrum.protocol.media.red;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

final class RedFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyPayloadsComeOutOnceAndInOrder(byte[] bytes) {
        UplinkRepair repair = new UplinkRepair(111, 63);
        long[] last = {Long.MIN_VALUE};
        RepairSink sink =
                (sequence, timestamp, marked, buf, off, len, provenance) -> {
                    assertThat(sequence).isGreaterThan(last[0]);
                    assertThat(len).isBetween(1, buf.length - off);
                    last[0] = sequence;
                };
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long now = 0;
        while (in.remaining() > 8) {
            int sequence = in.get() & 0xFF;
            int payloadType = (in.get() & 1) == 0 ? 63 : 111;
            int timestamp = in.getShort() * 16;
            now += in.get() & 0xFFFFFF;
            int length = Math.min(in.get() & 0xFF, in.remaining());
            int off = in.position();
            repair.receive(sequence, payloadType, timestamp, false, bytes, off, length, now, sink);
            repair.tick(now, sink);
            in.position(off + length);
        }
    }
}
