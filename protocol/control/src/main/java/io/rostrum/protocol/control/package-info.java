/**
 * What travels on the WebSocket, subprotocol {@code rostrum.v1}: messages as sealed records, their
 * codec, the registry of refusal and closing codes.
 */
@NullMarked
package io.rostrum.protocol.control;

import org.jspecify.annotations.NullMarked;
