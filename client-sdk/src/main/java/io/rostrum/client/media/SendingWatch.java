package io.rostrum.client.media;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Waits until libwebrtc sends packets on every send section, and with that until its audio device
 * module has begun to record: only then can the recording be stopped for good. That the connection
 * is reported as connected proves neither.
 */
final class SendingWatch {

    private static final long INTERVAL_MILLIS = 20;

    private final RTCPeerConnection connection;
    private final ScheduledExecutorService thread;
    private final Runnable sending;
    private boolean ended;

    /**
     * @param thread where everything here happens, and {@code sending} is run
     */
    SendingWatch(RTCPeerConnection connection, ScheduledExecutorService thread, Runnable sending) {
        this.connection = connection;
        this.thread = thread;
        this.sending = sending;
    }

    void ask() {
        if (!ended) {
            connection.getStats(this::deliver);
        }
    }

    /** On a thread of libwebrtc's, where an exception would end the JVM. */
    private void deliver(RTCStatsReport report) {
        try {
            thread.execute(() -> look(report));
        } catch (RejectedExecutionException closed) {
            // The engine is closed: nobody waits for it any more.
        }
    }

    private void look(RTCStatsReport report) {
        if (ended) {
            return;
        }
        if (allSend(report)) {
            ended = true;
            sending.run();
        } else {
            var unused = thread.schedule(this::ask, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean allSend(RTCStatsReport report) {
        boolean any = false;
        for (RTCStats each : report.getStats().values()) {
            if (each.getType() == RTCStatsType.OUTBOUND_RTP) {
                if (!(each.getAttributes().get("packetsSent") instanceof Number count)
                        || count.longValue() == 0) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    void end() {
        ended = true;
    }
}
