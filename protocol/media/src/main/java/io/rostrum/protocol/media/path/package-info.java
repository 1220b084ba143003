/** The ways a peer's datagrams come and go, without naming a socket. */
@NullMarked
package io.rostrum.protocol.media.path;

import org.jspecify.annotations.NullMarked;
