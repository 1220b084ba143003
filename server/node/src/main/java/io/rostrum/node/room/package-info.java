/**
 * A meeting in progress: one room has one owner event loop, where its commands are decided, its
 * views published and its media told; {@link io.rostrum.node.room.RoomMailbox} is the only way in.
 */
@NullMarked
package io.rostrum.node.room;

import org.jspecify.annotations.NullMarked;
