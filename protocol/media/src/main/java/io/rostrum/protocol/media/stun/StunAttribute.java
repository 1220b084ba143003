package io.rostrum.protocol.media.stun;

/** The attributes read and written here (RFC 8489 section 18.3, RFC 8445 section 16.1). */
public enum StunAttribute {
    USERNAME(0, 0x0006),
    MESSAGE_INTEGRITY(1, 0x0008),
    ERROR_CODE(2, 0x0009),
    UNKNOWN_ATTRIBUTES(3, 0x000A),
    XOR_MAPPED_ADDRESS(4, 0x0020),
    PRIORITY(5, 0x0024),
    USE_CANDIDATE(6, 0x0025),
    SOFTWARE(7, 0x8022),
    FINGERPRINT(8, 0x8028),
    ICE_CONTROLLED(9, 0x8029),
    ICE_CONTROLLING(10, 0x802A);

    /** How many there are: the reader keeps one place for each. */
    static final int COUNT = values().length;

    private static final StunAttribute[] ALL = values();

    private final int slot;
    private final int code;

    StunAttribute(int slot, int code) {
        this.slot = slot;
        this.code = code;
    }

    /** The 16-bit attribute type. */
    int code() {
        return code;
    }

    /** Its place in the reader's arrays, 0 to {@link #COUNT} - 1, in the order of declaration. */
    int slot() {
        return slot;
    }

    /** The attribute of a slot. */
    static StunAttribute at(int slot) {
        return ALL[slot];
    }

    /** The slot of the attribute of this type, or -1 when it is not one of these. */
    static int slotOf(int code) {
        return switch (code) {
            case 0x0006 -> USERNAME.slot;
            case 0x0008 -> MESSAGE_INTEGRITY.slot;
            case 0x0009 -> ERROR_CODE.slot;
            case 0x000A -> UNKNOWN_ATTRIBUTES.slot;
            case 0x0020 -> XOR_MAPPED_ADDRESS.slot;
            case 0x0024 -> PRIORITY.slot;
            case 0x0025 -> USE_CANDIDATE.slot;
            case 0x8022 -> SOFTWARE.slot;
            case 0x8028 -> FINGERPRINT.slot;
            case 0x8029 -> ICE_CONTROLLED.slot;
            case 0x802A -> ICE_CONTROLLING.slot;
            default -> -1;
        };
    }

    /**
     * Types below 0x8000 must be understood. Those of RFC 8489 that a request may carry without
     * meaning anything to ICE count as understood: MAPPED-ADDRESS, REALM, NONCE.
     */
    static boolean mustBeUnderstood(int code) {
        return code < 0x8000 && code != 0x0001 && code != 0x0014 && code != 0x0015;
    }

    /** Whether a value of this length can be one of this attribute. */
    boolean allowsLength(int length) {
        return switch (this) {
            case USERNAME -> length <= 513;
            case MESSAGE_INTEGRITY -> length == 20;
            case ERROR_CODE -> length >= 4 && length <= 767;
            case UNKNOWN_ATTRIBUTES -> (length & 1) == 0;
            case XOR_MAPPED_ADDRESS -> length == 8 || length == 20;
            case PRIORITY, FINGERPRINT -> length == 4;
            case USE_CANDIDATE -> length == 0;
            case SOFTWARE -> length <= 763;
            case ICE_CONTROLLED, ICE_CONTROLLING -> length == 8;
        };
    }
}
