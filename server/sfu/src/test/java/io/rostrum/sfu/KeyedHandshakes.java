package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIntake;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * A handshake of one datagram each way, for proofs of forwarding: the client shows its
 * certificate's fingerprint and a seed, out of which both sides make their keys. Looks like DTLS to
 * the demux, and like a handshake to the transport; keeps no secret from anybody.
 */
final class KeyedHandshakes implements Handshakes {

    private static final byte HANDSHAKE = 22;
    private static final byte ALERT = 21;
    private static final short DTLS_1_2 = (short) 0xFEFD;
    private static final int HEADER = 13;

    private final SrtpProfile profile;

    KeyedHandshakes(SrtpProfile profile) {
        this.profile = profile;
    }

    /** What a client sends, as often as it likes. */
    static byte[] hello(Fingerprint shown, long seed) {
        ByteBuffer datagram = ByteBuffer.allocate(HEADER + 8 + shown.value().length);
        datagram.put(0, HANDSHAKE).putShort(1, DTLS_1_2).position(HEADER);
        return datagram.putLong(seed).put(shown.value()).array();
    }

    static boolean isAnswer(byte[] datagram) {
        return datagram[0] == HANDSHAKE;
    }

    static boolean isGoodbye(byte[] datagram) {
        return datagram[0] == ALERT;
    }

    SrtpKeys clientKeys(long seed) {
        return SrtpKeys.ofClient(profile, exported(seed));
    }

    SrtpKeys serverKeys(long seed) {
        return SrtpKeys.ofServer(profile, exported(seed));
    }

    private byte[] exported(long seed) {
        byte[] exported = new byte[2 * (profile.keyLength() + profile.saltLength())];
        new Random(seed).nextBytes(exported);
        return exported;
    }

    @Override
    public Handshake begin(HandshakeRequest request) {
        return new Handshake() {
            private boolean established;
            private boolean ended;

            @Override
            public DtlsIntake offer(byte[] buf, int off, int len) {
                if (ended) {
                    return DtlsIntake.ENDED;
                }
                if (Arrays.equals(buf, off, off + len, goodbye(), 0, HEADER)) {
                    ended = true;
                    request.listener().closed();
                    return DtlsIntake.TAKEN;
                }
                if (buf[off] != HANDSHAKE
                        || len != HEADER + 8 + 32
                        || ByteBuffer.wrap(buf).getShort(off + 1) != DTLS_1_2) {
                    return DtlsIntake.MALFORMED;
                }
                byte[] shown = Arrays.copyOfRange(buf, off + HEADER + 8, off + len);
                if (!Arrays.equals(shown, request.expected().value())) {
                    ended = true;
                    request.listener()
                            .failed(
                                    new DtlsFailure(
                                            DtlsFailure.Reason.WRONG_FINGERPRINT, "another"));
                    return DtlsIntake.TAKEN;
                }
                send(HANDSHAKE);
                if (!established) {
                    established = true;
                    long seed = ByteBuffer.wrap(buf, off + HEADER, 8).getLong();
                    request.listener().established(serverKeys(seed));
                }
                return DtlsIntake.TAKEN;
            }

            @Override
            public void close() {
                if (!ended) {
                    ended = true;
                    send(ALERT);
                    request.listener().closed();
                }
            }

            private void send(byte kind) {
                byte[] datagram = new byte[HEADER];
                datagram[0] = kind;
                request.out().send(datagram, 0, datagram.length);
            }
        };
    }

    /** What a client sends to say good-bye. */
    static byte[] goodbye() {
        byte[] datagram = new byte[HEADER];
        datagram[0] = ALERT;
        return datagram;
    }
}
