package io.rostrum.bench;

import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The forward path by itself, without sockets: unprotect, gate, rewrite, protect. An operation is
 * one packet forwarded to one listener. With {@code -prof gc}, {@code gc.alloc.rate.norm} tells the
 * bytes that it leaves behind; what {@link #speakerOnly} leaves is the speaker's, who makes the
 * packets in the same JVM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardPathBenchmark {

    private static final int FORWARDS = 4_000;

    /** The protection of both sides. */
    @Param public @Nullable SrtpProfile profile;

    /** Among how many listeners the cost of a packet's arrival is shared. */
    @Param({"1", "20", "400"})
    public int listeners;

    private @Nullable BenchRoom room;

    /** Fills the hall. */
    @Setup
    public void open() {
        if (profile == null) {
            throw new IllegalStateException("JMH gives the profile");
        }
        room = new BenchRoom(profile, listeners, FORWARDS / listeners);
    }

    /** The speaker makes the next packets. */
    @Setup(Level.Invocation)
    public void speak() {
        room().prepare();
    }

    /** They go their way. */
    @Benchmark
    @OperationsPerInvocation(FORWARDS)
    public long forward() {
        return room().forward();
    }

    /** What the speaker costs, to be taken off. */
    @Benchmark
    @OperationsPerInvocation(FORWARDS)
    public long speakerOnly() {
        return listeners;
    }

    private BenchRoom room() {
        BenchRoom open = room;
        if (open == null) {
            throw new IllegalStateException("JMH sets up first");
        }
        return open;
    }
}
