package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.ServerMessage;

/**
 * Messages as whole WebSocket frames (RFC 6455 §5.2), ready for any number of sockets: frames of a
 * server are not masked, so all receivers of a broadcast share the same bytes. Thread-safe.
 */
public final class Frames {

    /** FIN and the opcode of text. */
    private static final int WHOLE_TEXT = 0x81;

    private static final int LONGEST_IN_SEVEN_BITS = 125;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;
    private static final int LONGEST_HEADER = 10;

    private final ControlCodec codec;
    private final ByteBufAllocator alloc;

    public Frames(ControlCodec codec, ByteBufAllocator alloc) {
        this.codec = codec;
        this.alloc = alloc;
    }

    /** A message as a frame; the caller owns the buffer. */
    public ByteBuf of(ServerMessage message) {
        byte[] text = codec.encode(message);
        ByteBuf frame = alloc.directBuffer(text.length + LONGEST_HEADER);
        frame.writeByte(WHOLE_TEXT);
        if (text.length <= LONGEST_IN_SEVEN_BITS) {
            frame.writeByte(text.length);
        } else if (text.length <= 0xFFFF) {
            frame.writeByte(SIXTEEN_BITS).writeShort(text.length);
        } else {
            frame.writeByte(SIXTY_FOUR_BITS).writeLong(text.length);
        }
        return frame.writeBytes(text);
    }
}
