/**
 * Selective forwarding: rooms whose endpoints publish and hear sound, packet by packet, as a
 * routing plan allows. Sans-IO: datagrams and time come in as arguments, datagrams leave through an
 * outlet; one owner thread calls everything.
 */
@NullMarked
package io.rostrum.sfu;

import org.jspecify.annotations.NullMarked;
