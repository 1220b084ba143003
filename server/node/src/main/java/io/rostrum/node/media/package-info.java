/**
 * The media plane's outside: one UDP port, the thread that owns it, the virtual threads of its DTLS
 * handshakes, and what rooms hand over to it.
 */
@NullMarked
package io.rostrum.node.media;

import org.jspecify.annotations.NullMarked;
