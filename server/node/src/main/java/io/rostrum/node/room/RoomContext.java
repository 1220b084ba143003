package io.rostrum.node.room;

import io.rostrum.node.meter.NodeMeters;
import io.rostrum.node.session.Frames;
import io.rostrum.node.session.Limits;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What the rooms of a node have in common. */
public record RoomContext(
        InstantSource clock,
        SecureRandom random,
        Frames frames,
        Limits limits,
        NodeMeters meters) {}
