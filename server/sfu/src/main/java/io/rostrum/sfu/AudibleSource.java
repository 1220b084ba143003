package io.rostrum.sfu;

/**
 * A microphone on the floor that is heard now.
 *
 * @param endpoint whose it is
 * @param level how loud, in dB below full scale (RFC 6464): 0 is loudest, 127 silence
 */
public record AudibleSource(EndpointId endpoint, int level) {}
