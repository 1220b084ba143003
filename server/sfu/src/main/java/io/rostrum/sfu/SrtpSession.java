package io.rostrum.sfu;

import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpSender;

/**
 * The two directions of one association's SRTP.
 *
 * @param receiver what the peer sends
 * @param sender what we send
 */
record SrtpSession(SrtpReceiver receiver, SrtpSender sender) {

    static SrtpSession of(SrtpKeys keys) {
        return new SrtpSession(new SrtpReceiver(keys), new SrtpSender(keys));
    }
}
