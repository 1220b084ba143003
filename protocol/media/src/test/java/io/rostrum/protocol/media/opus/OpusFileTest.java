package io.rostrum.protocol.media.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OpusFileTest {

    /** A recording of opusenc, of 16.677 s by opusinfo. */
    private static final Path RECORDING =
            Path.of("../../loadtest/src/main/resources/speech/en-1.opus");

    private static OpusFile read(byte[] bytes) {
        OpusFile.Reading reading = OpusFile.read(bytes);
        assertThat(reading).isInstanceOf(OpusFile.Reading.Read.class);
        return ((OpusFile.Reading.Read) reading).file();
    }

    @Test
    void aRecordingOfOpusencIsReadToItsLength() throws IOException {
        OpusFile file = read(Files.readAllBytes(RECORDING));
        assertThat(file.channels()).isEqualTo(1);
        assertThat(file.preSkip()).isEqualTo(312);
        assertThat(file.samples() / 960).isEqualTo(file.packets().size());
        assertThat((file.samples() - file.preSkip()) / 48.0).isBetween(16_677.0, 16_700.0);
    }

    @Test
    void whatIsWrittenIsReadTheSame() throws IOException {
        OpusFile file = read(Files.readAllBytes(RECORDING));
        OpusFile again = read(file.write(7));
        assertThat(again.preSkip()).isEqualTo(file.preSkip());
        assertThat(again.packets()).hasSameSizeAs(file.packets());
        for (int i = 0; i < again.packets().size(); i++) {
            assertThat(again.packets().get(i)).isEqualTo(file.packets().get(i));
        }
    }

    @Test
    void aChangedOrCutFileIsNamedNotGuessed() throws IOException {
        byte[] bytes = Files.readAllBytes(RECORDING);
        byte[] changed = bytes.clone();
        changed[5_000] ^= 1;
        assertThat(OpusFile.read(changed).toString()).contains("wrong checksum");
        assertThat(OpusFile.read(Arrays.copyOf(bytes, 5_000)).toString()).contains("cut off");
        assertThat(OpusFile.read(new byte[] {1, 2, 3}).toString()).contains("no Ogg page");
        assertThat(OpusFile.read(new byte[0]).toString()).contains("OpusHead");
    }

    @Property(tries = 300)
    void packetsOfAnySizeComeBackFromAFile(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 1_275) Integer> sizes) {
        List<byte[]> packets = new ArrayList<>();
        for (int size : sizes) {
            byte[] packet = new byte[size];
            packet[0] = 0x78; // CELT, 20 ms, one frame
            packets.add(packet);
        }
        List<byte[]> again = read(new OpusFile(1, 0, packets).write(1)).packets();
        assertThat(again.stream().map(p -> p.length).toList()).isEqualTo(sizes);
    }

    @Test
    void theLongestPacketsFillMorePages() {
        byte[] packet = new byte[1_275];
        packet[0] = 0x78;
        OpusFile file = new OpusFile(2, 312, Collections.nCopies(120, packet));
        assertThat(read(file.write(3)).packets()).hasSize(120).allMatch(p -> p.length == 1_275);
    }

    @Test
    void aLostDoubledOrForeignPageIsNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(RECORDING);
        List<byte[]> pages = pages(bytes);
        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(OpusFile.read(join(pages))).isInstanceOf(OpusFile.Reading.Read.class);

        List<byte[]> lost = new ArrayList<>(pages);
        lost.remove(3);
        assertThat(OpusFile.read(join(lost)).toString()).contains("does not follow");
        List<byte[]> doubled = new ArrayList<>(pages);
        doubled.add(3, pages.get(3));
        assertThat(OpusFile.read(join(doubled)).toString()).contains("does not follow");
        List<byte[]> foreign = new ArrayList<>(pages);
        foreign.add(3, pages(read(bytes).write(99)).get(2));
        assertThat(OpusFile.read(join(foreign)).toString()).contains("another stream");
    }

    @Test
    void aPacketThatGoesOnWhereNoneBeganOrEndsNowhereIsNoticed() {
        byte[] packet = new byte[255];
        packet[0] = 0x78;
        List<byte[]> pages = pages(new OpusFile(1, 0, List.of(packet)).write(1));
        byte[] last = pages.getLast();
        byte[] continued = last.clone();
        continued[5] |= 1;
        assertThat(OpusFile.read(join(with(pages, signed(continued)))).toString())
                .contains("goes on");
        // Without the zero that ends its lacing the packet has no end.
        byte[] endless = new byte[last.length - 1];
        System.arraycopy(last, 0, endless, 0, OggPages.HEADER + 1);
        System.arraycopy(packet, 0, endless, OggPages.HEADER + 1, packet.length);
        endless[26] = 1;
        assertThat(OpusFile.read(join(with(pages, signed(endless)))).toString())
                .contains("does not end");
    }

    @Test
    void aPacketThatPaddingMakesLongerThanAPageIsNotTaken() {
        assertThat(read(new OpusFile(1, 0, List.of(padded(65_024))).write(1)).packets()).hasSize(1);
        assertThatThrownBy(() -> new OpusFile(1, 0, List.of(padded(65_025))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One frame of no bytes and padding to a length (RFC 6716 section 3.2.5). */
    private static byte[] padded(int length) {
        byte[] packet = new byte[length];
        packet[0] = 0x7B;
        packet[1] = 0x41;
        int left = length - 2;
        int at = 2;
        while (left > 255) {
            packet[at++] = (byte) 255;
            left -= 255;
        }
        packet[at] = (byte) (left - 1);
        return packet;
    }

    @Test
    void whatIsNoOpusCannotBeAFile() {
        assertThatThrownBy(() -> new OpusFile(1, 0, List.of(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpusFile(3, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpusFile(1, 65_536, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> pages(byte[] bytes) {
        List<byte[]> pages = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int segments = bytes[at + 26] & 0xFF;
            int end = at + OggPages.HEADER + segments;
            for (int i = 0; i < segments; i++) {
                end += bytes[at + OggPages.HEADER + i] & 0xFF;
            }
            pages.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pages;
    }

    private static List<byte[]> with(List<byte[]> pages, byte[] last) {
        List<byte[]> changed = new ArrayList<>(pages.subList(0, pages.size() - 1));
        changed.add(last);
        return changed;
    }

    private static byte[] signed(byte[] page) {
        int checksum = OggPages.checksum(page, 0, page.length);
        OggPages.putLittleEndian(page, OggPages.CHECKSUM_AT, checksum, 4);
        return page;
    }

    private static byte[] join(List<byte[]> pages) {
        byte[] all = new byte[pages.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] page : pages) {
            System.arraycopy(page, 0, all, at, page.length);
            at += page.length;
        }
        return all;
    }
}
