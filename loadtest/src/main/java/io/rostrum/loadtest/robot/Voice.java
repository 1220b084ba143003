package io.rostrum.loadtest.robot;

import io.rostrum.protocol.media.opus.OpusFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A recording that one robot speaks and nobody else does. Equal to itself only. */
public final class Voice {

    private final String name;
    private final List<byte[]> frames;

    private Voice(String name, List<byte[]> frames) {
        this.name = name;
        this.frames = List.copyOf(frames);
    }

    /** Of the recording, e.g. {@code fr-1}. */
    public String name() {
        return name;
    }

    /** Opus packets of 20 ms; not to be changed. */
    public List<byte[]> frames() {
        return frames;
    }

    /** A recording that is part of the program. */
    public static Voice load(String name) {
        String path = "/speech/" + name + ".opus";
        try (InputStream in = Voice.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its recording " + path);
            }
            return switch (OpusFile.read(in.readAllBytes())) {
                case OpusFile.Reading.Read read -> new Voice(name, read.file().packets());
                case OpusFile.Reading.Unreadable unreadable ->
                        throw new IllegalStateException(path + ": " + unreadable.reason());
            };
        } catch (IOException e) {
            throw new IllegalStateException("the recording " + path + " could not be read", e);
        }
    }
}
