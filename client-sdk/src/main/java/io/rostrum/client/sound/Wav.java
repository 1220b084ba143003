package io.rostrum.client.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The sound of a WAV file with PCM of 16 bits, the one kind that is read and written here.
 *
 * @param sampleRate in Hz
 * @param channels 1 for mono, 2 for stereo
 * @param samples interleaved when there are several channels; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // sound is not compared
public record Wav(int sampleRate, int channels, short[] samples) {

    private static final int HEADER = 44;
    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_EXTENSIBLE = 0xFFFE;
    private static final int MOST_CHANNELS = 8;
    private static final int HIGHEST_RATE = 384_000;

    /** Throws {@link IllegalArgumentException} for a rate or a number of channels that is not. */
    public Wav {
        if (sampleRate < 1
                || sampleRate > HIGHEST_RATE
                || channels < 1
                || channels > MOST_CHANNELS
                || samples.length % channels != 0) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
    }

    /** Reads a file's bytes; empty when they are no WAV file with PCM of 16 bits. Total. */
    public static Optional<Wav> parse(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !tag(in).equals("RIFF")) {
            return Optional.empty();
        }
        in.getInt();
        if (!tag(in).equals("WAVE")) {
            return Optional.empty();
        }
        int rate = 0;
        int channels = 0;
        while (in.remaining() >= 8) {
            String chunk = tag(in);
            // A stream of unknown length claims more than there is: what is there counts.
            int length = (int) Math.min(in.getInt() & 0xFFFF_FFFFL, in.remaining());
            int next = Math.min(in.limit(), in.position() + length + (length & 1));
            if (chunk.equals("fmt ") && length >= 16) {
                int format = in.getShort() & 0xFFFF;
                channels = in.getShort() & 0xFFFF;
                rate = in.getInt();
                int bits = in.getShort(in.position() + 6) & 0xFFFF;
                if ((format != FORMAT_PCM && format != FORMAT_EXTENSIBLE)
                        || bits != 16
                        || channels < 1
                        || channels > MOST_CHANNELS
                        || rate < 1
                        || rate > HIGHEST_RATE) {
                    return Optional.empty();
                }
            } else if (chunk.equals("data")) {
                if (channels == 0) {
                    return Optional.empty();
                }
                short[] samples = new short[length / 2 / channels * channels];
                in.asShortBuffer().get(samples);
                return Optional.of(new Wav(rate, channels, samples));
            }
            in.position(next);
        }
        return Optional.empty();
    }

    private static String tag(ByteBuffer in) {
        byte[] tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a file. */
    public byte[] toBytes() {
        int data = samples.length * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes("RIFF")).putInt(HEADER - 8 + data).put(bytes("WAVE"));
        out.put(bytes("fmt ")).putInt(16).putShort((short) FORMAT_PCM).putShort((short) channels);
        out.putInt(sampleRate).putInt(sampleRate * channels * 2);
        out.putShort((short) (channels * 2)).putShort((short) 16);
        out.put(bytes("data")).putInt(data);
        out.asShortBuffer().put(samples);
        byte[] file = new byte[HEADER + data];
        out.get(0, file);
        return file;
    }

    private static byte[] bytes(String tag) {
        return tag.getBytes(StandardCharsets.ISO_8859_1);
    }
}
