package io.rostrum.node.room;

import io.rostrum.node.media.RoomMediaObserver;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.sfu.AudibleSource;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.TransportState;
import java.util.List;

/** Carries what the media plane reports into the room. */
record MediaReports(RoomMailbox mailbox) implements RoomMediaObserver {

    @Override
    public void audible(List<AudibleSource> loudestFirst) {
        mailbox.offer(new RoomTask.Audible(loudestFirst));
    }

    @Override
    public void transportChanged(EndpointId endpoint, TransportState state) {
        mailbox.offer(new RoomTask.TransportChanged(endpoint, state));
    }

    @Override
    public void handshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason) {
        mailbox.offer(new RoomTask.HandshakeFailed(endpoint, reason));
    }

    @Override
    public void mediaFailed() {
        mailbox.offer(new RoomTask.MediaFailed());
    }
}
