package io.rostrum.client;

import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;

/** Is told what happens, in order, on the client's event loop: must not block. */
public interface ClientListener {

    /**
     * The connection has changed.
     *
     * @param detail one English phrase for a log line
     */
    default void connectionChanged(ConnectionState state, String detail) {}

    /** The state is known as a whole: after joining, or after falling too far behind. */
    default void snapshot(MeetingSnapshot now) {}

    /** One step of the view. */
    default void event(ViewEvent event, MeetingSnapshot after) {}

    /** Something this participant alone is told. */
    default void notice(Notice notice, MeetingSnapshot after) {}

    /** Something of which only the latest counts. */
    default void signal(ServerMessage.Signal signal) {}
}
