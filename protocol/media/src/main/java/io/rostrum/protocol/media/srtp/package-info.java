/**
 * SRTP and SRTCP: keys, protection profiles, authentication and encryption (RFC 3711, RFC 7714).
 */
@NullMarked
package io.rostrum.protocol.media.srtp;

import org.jspecify.annotations.NullMarked;
