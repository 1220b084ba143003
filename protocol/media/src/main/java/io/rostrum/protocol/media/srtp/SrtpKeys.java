package io.rostrum.protocol.media.srtp;

import java.util.Arrays;

/**
 * The master keys and salts of one transport, as DTLS-SRTP hands them over (RFC 5764 section 4.2):
 * ours to protect with, the peer's to unprotect with. A secret.
 *
 * @param profile what the peers agreed on
 * @param localKey of {@link SrtpProfile#keyLength()} bytes
 * @param localSalt of {@link SrtpProfile#saltLength()} bytes
 * @param remoteKey of {@link SrtpProfile#keyLength()} bytes
 * @param remoteSalt of {@link SrtpProfile#saltLength()} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
public record SrtpKeys(
        SrtpProfile profile,
        byte[] localKey,
        byte[] localSalt,
        byte[] remoteKey,
        byte[] remoteSalt) {

    private static final int CLIENT = 0;
    private static final int SERVER = 1;

    /** Throws {@link IllegalArgumentException} for other lengths than the profile's. */
    public SrtpKeys {
        if (localKey.length != profile.keyLength()
                || remoteKey.length != profile.keyLength()
                || localSalt.length != profile.saltLength()
                || remoteSalt.length != profile.saltLength()) {
            throw new IllegalArgumentException("not the lengths of " + profile);
        }
    }

    /** Our keys where we were the DTLS client, out of the exported block. */
    public static SrtpKeys ofClient(SrtpProfile profile, byte[] exported) {
        return new SrtpKeys(
                profile,
                key(profile, exported, CLIENT),
                salt(profile, exported, CLIENT),
                key(profile, exported, SERVER),
                salt(profile, exported, SERVER));
    }

    /** Our keys where we were the DTLS server, out of the exported block. */
    public static SrtpKeys ofServer(SrtpProfile profile, byte[] exported) {
        return new SrtpKeys(
                profile,
                key(profile, exported, SERVER),
                salt(profile, exported, SERVER),
                key(profile, exported, CLIENT),
                salt(profile, exported, CLIENT));
    }

    /** The block is client's key, server's key, client's salt, server's salt. */
    private static byte[] key(SrtpProfile profile, byte[] exported, int side) {
        if (exported.length != 2 * (profile.keyLength() + profile.saltLength())) {
            throw new IllegalArgumentException(exported.length + " bytes for " + profile);
        }
        int at = side * profile.keyLength();
        return Arrays.copyOfRange(exported, at, at + profile.keyLength());
    }

    private static byte[] salt(SrtpProfile profile, byte[] exported, int side) {
        int at = 2 * profile.keyLength() + side * profile.saltLength();
        return Arrays.copyOfRange(exported, at, at + profile.saltLength());
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "SrtpKeys[" + profile + "]";
    }
}
