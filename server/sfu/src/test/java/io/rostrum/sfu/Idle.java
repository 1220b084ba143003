package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** A transport that nobody has reached yet, for what only needs one to be there. */
final class Idle {

    private Idle() {}

    static MediaTransport transport() {
        SecureRandom random = new SeededSecureRandom(1);
        Fingerprint fingerprint = Fingerprint.sha256(new byte[] {1});
        CountingMeter meter = new CountingMeter();
        PortContext port =
                new PortContext(
                        new MediaConfig(
                                List.of(SimWorld.SERVER),
                                fingerprint,
                                3,
                                new WallClock(Instant.EPOCH, 0)),
                        new PacketOutlet() {
                            @Override
                            public void send(Path path, byte[] buf, int off, int len) {
                                throw new AssertionError("nobody is there");
                            }

                            @Override
                            public void flush() {}
                        },
                        new KeyedHandshakes(SrtpProfile.AEAD_AES_128_GCM),
                        meter,
                        random,
                        new TransportDirectory(),
                        new PortClock(0));
        SdpOffer offer =
                new SdpOffer(
                        new SdpOrigin(1, 1),
                        IceCredentials.generate(random),
                        fingerprint,
                        DtlsSetup.ACTPASS,
                        List.of(OfferedSection.Audio.receiving("m")));
        return new PeerConnection(
                        port,
                        offer,
                        new Endpoint(new EndpointId("idle")),
                        new Routing(3),
                        new FanOut(meter),
                        new MediaTransport.Watch() {
                            @Override
                            public void changed(TransportState state) {}

                            @Override
                            public void handshakeFailed(DtlsFailure.Reason reason) {}
                        })
                .transport();
    }
}
