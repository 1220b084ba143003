package io.rostrum.client.media;

/** On which of the machine's networks a {@link PcmEngine} looks for a path. */
public enum PcmNetwork {
    /** On each interface: for a machine in the world. */
    EACH_INTERFACE,
    /**
     * By whatever route the system chooses, loopback included: for tests, containers, and hosts
     * that have loopback only, where libwebrtc finds no interface it would use.
     */
    ANY_ROUTE
}
