package io.rostrum.protocol.media.opus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        assertThat(OpusFile.read(java.util.Arrays.copyOf(bytes, 5_000)).toString())
                .contains("cut off");
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

    @Property
    void anyBytesHaveALengthOfAtMost120MillisecondsOrNone(@ForAll @Size(max = 50) byte[] bytes) {
        assertThat(OpusPacket.samples(bytes, 0, bytes.length)).isBetween(-1, 5_760);
    }

    @Test
    void theTableOfConfigurationsIsThatOfRfc6716() {
        int[] tenths = {
            100, 200, 400, 600, 100, 200, 400, 600, 100, 200, 400, 600, 100, 200, 100, 200,
            25, 50, 100, 200, 25, 50, 100, 200, 25, 50, 100, 200, 25, 50, 100, 200
        };
        for (int configuration = 0; configuration < 32; configuration++) {
            assertThat(OpusPacket.frameSamples((byte) (configuration << 3)))
                    .isEqualTo(tenths[configuration] * 48 / 10);
        }
    }
}
