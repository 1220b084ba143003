/**
 * Interactive connectivity establishment (RFC 8445): the lite agent of a server, which answers
 * checks, and the controlling agent of a client, which makes them and keeps consent fresh (RFC
 * 7675). Time and randomness are arguments.
 */
@NullMarked
package io.rostrum.protocol.media.ice;

import org.jspecify.annotations.NullMarked;
