/**
 * RTP packets with header extensions, read and written in place (RFC 3550, RFC 8285, RFC 6464, RFC
 * 8843).
 */
@NullMarked
package io.rostrum.protocol.media.rtp;

import org.jspecify.annotations.NullMarked;
