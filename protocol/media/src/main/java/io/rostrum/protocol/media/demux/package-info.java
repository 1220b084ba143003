/**
 * Tells apart by their first bytes the protocols that share one path (RFC 7983, RFC 9443, RFC
 * 5761).
 */
@NullMarked
package io.rostrum.protocol.media.demux;

import org.jspecify.annotations.NullMarked;
