package io.rostrum.sfu;

import io.rostrum.protocol.media.path.PacketOutlet;
import java.security.SecureRandom;

/** What the rooms and transports of one port have in common. */
record PortContext(
        MediaConfig config,
        PacketOutlet outlet,
        Handshakes handshakes,
        MediaMeter meter,
        SecureRandom random,
        TransportDirectory directory,
        PortClock clock) {}
