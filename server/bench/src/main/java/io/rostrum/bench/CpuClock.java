package io.rostrum.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long a thread was on a core, in the kernel and out of it. */
final class CpuClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    static void require() throws BenchException {
        if (!THREADS.isThreadCpuTimeSupported()) {
            throw new BenchException("this Java does not tell the CPU time of its threads");
        }
        THREADS.setThreadCpuTimeEnabled(true);
    }

    /** In nanoseconds, of any living thread. */
    static long nanos(long threadId) {
        return THREADS.getThreadCpuTime(threadId);
    }
}
