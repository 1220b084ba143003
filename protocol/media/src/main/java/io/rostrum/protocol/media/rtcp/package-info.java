/**
 * RTCP: reports on streams, names, good-byes and feedback, in compound packets (RFC 3550 section 6,
 * RFC 4585).
 */
@NullMarked
package io.rostrum.protocol.media.rtcp;

import org.jspecify.annotations.NullMarked;
