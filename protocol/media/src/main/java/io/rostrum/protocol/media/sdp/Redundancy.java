package io.rostrum.protocol.media.sdp;

/** Whether redundant Opus (RED, RFC 2198) is used on a section. */
public enum Redundancy {
    ACCEPTED,
    DECLINED
}
