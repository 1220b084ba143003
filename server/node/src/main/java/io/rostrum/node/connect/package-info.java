/** The receiving end of a WebSocket: limits, the join, and the way of every message to its room. */
@NullMarked
package io.rostrum.node.connect;

import org.jspecify.annotations.NullMarked;
