package io.rostrum.protocol.media.stun;

/** The class of a STUN message (RFC 8489 section 5). */
public enum StunClass {
    REQUEST(0x000),
    INDICATION(0x010),
    SUCCESS(0x100),
    ERROR(0x110);

    private final int bits;

    StunClass(int bits) {
        this.bits = bits;
    }

    /** C1 at bit 8 and C0 at bit 4 of the message type. */
    int bits() {
        return bits;
    }

    static StunClass ofType(int type) {
        return switch (type & 0x110) {
            case 0x000 -> REQUEST;
            case 0x010 -> INDICATION;
            case 0x100 -> SUCCESS;
            default -> ERROR;
        };
    }
}
