package io.rostrum.node.connect;

import io.rostrum.node.meter.NodeMeters;
import io.rostrum.node.session.Line;
import io.rostrum.protocol.control.CloseCode;

/** Counts what becomes of lines. */
record LineReports(NodeMeters meters) implements Line.Events {

    @Override
    public void fellBehind() {
        meters.fellBehind();
    }

    @Override
    public void closing(CloseCode code) {
        meters.closing(code);
    }
}
