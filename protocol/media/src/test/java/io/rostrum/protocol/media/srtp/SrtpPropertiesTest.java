package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SrtpPropertiesTest {

    private static SrtpKeys keys(SrtpProfile profile, long seed) {
        Random random = new Random(seed);
        byte[] key = new byte[profile.keyLength()];
        byte[] salt = new byte[profile.saltLength()];
        random.nextBytes(key);
        random.nextBytes(salt);
        return new SrtpKeys(profile, key, salt, key, salt);
    }

    private static byte[] packet(int ssrc, int sequence, int payload) {
        byte[] packet = new byte[12 + payload];
        packet[0] = (byte) 0x80;
        packet[1] = 111;
        packet[2] = (byte) (sequence >>> 8);
        packet[3] = (byte) sequence;
        PacketForm.putWord(packet, 8, ssrc);
        for (int i = 0; i < payload; i++) {
            packet[12 + i] = (byte) (sequence + i);
        }
        return packet;
    }

    private static byte[] seal(SrtpSender sender, byte[] plain) {
        byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
        int length = sender.protect(buf, 0, plain.length);
        assertThat(length).isPositive();
        return Arrays.copyOf(buf, length);
    }

    @Property(tries = 200)
    void whatIsSealedInOrderOpensInAnyOrderWithinTheWindowAcrossRollOvers(
            @ForAll SrtpProfile profile,
            @ForAll @IntRange(min = 65_400, max = 65_535) int first,
            @ForAll long seed) {
        SrtpKeys keys = keys(profile, seed);
        SrtpSender sender = new SrtpSender(keys);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        List<byte[]> plains = new ArrayList<>();
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            plains.add(packet(7, (first + i) & 0xFFFF, 20 + i % 90));
            sealed.add(seal(sender, plains.getLast()));
        }
        // Shuffled in blocks smaller than the window; the first stays first, as it sets the
        // roll-over counter.
        List<Integer> order = new ArrayList<>();
        Random random = new Random(seed);
        for (int at = 1; at < 300; at += 50) {
            List<Integer> block = new ArrayList<>();
            for (int i = at; i < Math.min(300, at + 50); i++) {
                block.add(i);
            }
            Collections.shuffle(block, random);
            order.addAll(block);
        }
        order.addFirst(0);
        for (int i : order) {
            byte[] buf = sealed.get(i).clone();
            assertThat(receiver.unprotect(buf, 0, buf.length)).isEqualTo(SrtpStatus.OK);
            assertThat(receiver.index()).isEqualTo(first + i);
            assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(plains.get(i));
            byte[] again = sealed.get(i).clone();
            assertThat(receiver.unprotect(again, 0, again.length))
                    .isIn(SrtpStatus.REPLAYED, SrtpStatus.TOO_OLD);
        }
    }

    @Property(tries = 500)
    void noIndexOfASourceEverSealsTwoPackets(
            @ForAll SrtpProfile profile,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 65_535) Integer> sequences,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 70_000) Integer> steps) {
        SrtpSender sender = new SrtpSender(keys(profile, 1));
        SrtpReceiver receiver = new SrtpReceiver(keys(profile, 1));
        Set<Long> used = new HashSet<>();
        int at = 0;
        List<Integer> tries = new ArrayList<>(sequences);
        for (int step : steps) {
            at += step;
            tries.add(at & 0xFFFF);
        }
        for (int sequence : tries) {
            byte[] plain = packet(9, sequence, 30);
            byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
            int length = sender.protect(buf, 0, plain.length);
            if (length == SrtpSender.REFUSED) {
                assertThat(Arrays.copyOf(buf, plain.length)).isEqualTo(plain);
            } else {
                assertThat(receiver.unprotect(buf, 0, length)).isEqualTo(SrtpStatus.OK);
                assertThat(used.add(receiver.index())).isTrue();
            }
        }
    }

    /** What a caller may do, each with a source of three and a packet of its own. */
    enum Call {
        NEXT,
        SKIP,
        AGAIN,
        BACK,
        HALF_WAY_ROUND,
        REPORT
    }

    @Property(tries = 500)
    void noCallsInAnyOrderOnAnySourcesUseAnIndexTwice(
            @ForAll SrtpProfile profile,
            @ForAll @Size(max = 120) List<Call> calls,
            @ForAll @IntRange(min = 0, max = 65_535) int first,
            @ForAll long seed) {
        SrtpSender sender = new SrtpSender(keys(profile, 8));
        SrtpReceiver receiver = new SrtpReceiver(keys(profile, 8));
        Random random = new Random(seed);
        int[] sequences = {first, first, first};
        Set<List<Long>> used = new HashSet<>();
        for (Call call : calls) {
            int source = random.nextInt(3);
            sequences[source] +=
                    switch (call) {
                        case NEXT -> 1;
                        case SKIP -> random.nextInt(30_000);
                        case AGAIN, REPORT -> 0;
                        case BACK -> -random.nextInt(300);
                        case HALF_WAY_ROUND -> 0x8000;
                    };
            byte[] plain = packet(source, sequences[source] & 0xFFFF, 10 + random.nextInt(50));
            plain[12] = (byte) random.nextInt();
            byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
            SrtpStatus opened;
            if (call == Call.REPORT) {
                PacketForm.putWord(buf, 4, source);
                opened = receiver.unprotectRtcp(buf, 0, sender.protectRtcp(buf, 0, plain.length));
            } else {
                int length = sender.protect(buf, 0, plain.length);
                if (length == SrtpSender.REFUSED) {
                    assertThat(Arrays.copyOf(buf, plain.length)).isEqualTo(plain);
                    continue;
                }
                opened = receiver.unprotect(buf, 0, length);
            }
            assertThat(opened).isEqualTo(SrtpStatus.OK);
            long kind = call == Call.REPORT ? 1 : 0;
            assertThat(used.add(List.of(kind, (long) source, receiver.index()))).isTrue();
        }
    }

    @Property(tries = 500)
    void aChangedPacketIsNeverOpened(
            @ForAll SrtpProfile profile,
            @ForAll @IntRange(min = 0, max = 10_000) int where,
            @ForAll byte change) {
        Assume.that(change != 0);
        SrtpKeys keys = keys(profile, 3);
        byte[] sealed = seal(new SrtpSender(keys), packet(5, 100, 40));
        sealed[where % sealed.length] ^= change;
        assertThat(new SrtpReceiver(keys).unprotect(sealed, 0, sealed.length))
                .isNotEqualTo(SrtpStatus.OK);
    }

    @Property(tries = 500)
    void anyBytesAreRefusedAndMakeNoState(
            @ForAll SrtpProfile profile, @ForAll @Size(max = 200) byte[] bytes) {
        SrtpReceiver receiver = new SrtpReceiver(keys(profile, 4));
        assertThat(receiver.unprotect(bytes.clone(), 0, bytes.length)).isNotEqualTo(SrtpStatus.OK);
        assertThat(receiver.unprotectRtcp(bytes.clone(), 0, bytes.length))
                .isNotEqualTo(SrtpStatus.OK);
    }

    @Property(tries = 100)
    void rtcpOpensOnceAndOnlyUnchanged(
            @ForAll SrtpProfile profile, @ForAll @IntRange(min = 0, max = 1_000) int where) {
        SrtpKeys keys = keys(profile, 5);
        SrtpSender sender = new SrtpSender(keys);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        for (int i = 0; i < 20; i++) {
            byte[] plain = new byte[28];
            plain[0] = (byte) 0x80;
            plain[1] = (byte) 200;
            plain[27] = (byte) i;
            byte[] buf = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_OVERHEAD);
            int length = sender.protectRtcp(buf, 0, plain.length);
            byte[] changed = Arrays.copyOf(buf, length);
            changed[where % length] ^= 1;
            assertThat(new SrtpReceiver(keys).unprotectRtcp(changed, 0, length))
                    .isNotEqualTo(SrtpStatus.OK);
            byte[] again = Arrays.copyOf(buf, length);
            assertThat(receiver.unprotectRtcp(buf, 0, length)).isEqualTo(SrtpStatus.OK);
            assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(plain);
            assertThat(receiver.unprotectRtcp(again, 0, length)).isEqualTo(SrtpStatus.REPLAYED);
        }
    }

    @Property(tries = 20)
    void aPeerCannotMakeUsKeepMoreThanSixtyFourSources(@ForAll SrtpProfile profile) {
        SrtpKeys keys = keys(profile, 6);
        SrtpSender sender = new SrtpSender(keys);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        for (int ssrc = 0; ssrc < 80; ssrc++) {
            byte[] sealed = seal(sender, packet(ssrc, 1, 10));
            SrtpStatus expected =
                    ssrc < SrtpReceiver.MOST_SOURCES ? SrtpStatus.OK : SrtpStatus.TOO_MANY_SOURCES;
            assertThat(receiver.unprotect(sealed, 0, sealed.length)).isEqualTo(expected);
        }
    }
}
