/**
 * The whole, end to end: real sockets, real WebRTC, a real browser; and the rules of the house's
 * structure.
 */
@NullMarked
package io.rostrum.it;

import org.jspecify.annotations.NullMarked;
