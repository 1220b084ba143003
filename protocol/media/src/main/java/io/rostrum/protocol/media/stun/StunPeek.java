package io.rostrum.protocol.media.stun;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds for whom a STUN request is, before anything is verified: on a port shared by all
 * participants the first half of USERNAME names the transport. A hint only; the agent it leads to
 * authenticates.
 */
public final class StunPeek {

    private static final int USERNAME = 0x0006;

    private StunPeek() {}

    /**
     * The receiver's ufrag: what stands before the colon in USERNAME of a Binding request (RFC 8445
     * section 7.3). Empty for anything else, whatever the bytes. Reads headers up to USERNAME,
     * checks nothing more. Any thread.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code buf}
     */
    public static Optional<String> localUfrag(byte[] buf, int off, int len) {
        Objects.checkFromIndexSize(off, len, buf.length);
        if (len < StunHeader.LENGTH
                || StunHeader.int16(buf, off) != StunReader.BINDING
                || StunHeader.int32(buf, off + 4) != StunHeader.COOKIE) {
            return Optional.empty();
        }
        int end = off + len;
        int at = off + StunHeader.LENGTH;
        while (at + 4 <= end) {
            int length = StunHeader.int16(buf, at + 2);
            int value = at + 4;
            if (length > end - value) {
                return Optional.empty();
            }
            if (StunHeader.int16(buf, at) == USERNAME) {
                return beforeColon(buf, value, length);
            }
            at = value + ((length + 3) & ~3);
        }
        return Optional.empty();
    }

    private static Optional<String> beforeColon(byte[] buf, int value, int length) {
        for (int i = 0; i < length; i++) {
            if (buf[value + i] == ':') {
                return Optional.of(new String(buf, value, i, StandardCharsets.US_ASCII));
            }
        }
        return Optional.empty();
    }
}
