package io.rostrum.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * Linux's {@code sendmmsg(2)}, 128 datagrams to a call, with every structure made beforehand: what
 * the kernel can do when nobody asks it for more.
 */
final class SendmmsgSender implements Sender {

    /** As the server's own. */
    static final int SEND_BUFFER = 4 * 1024 * 1024;

    private static final int BATCH = 128;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;

    /** Sizes and places in {@code struct mmsghdr}, {@code iovec} and {@code sockaddr_in}, LP64. */
    private static final int MMSGHDR = 64;

    private static final int NAME = 0;
    private static final int NAME_LENGTH = 8;
    private static final int IOV = 16;
    private static final int IOV_COUNT = 24;
    private static final int IOVEC = 16;
    private static final int SOCKADDR = 16;

    private static final Linker LINKER = Linker.nativeLinker();

    private final Arena arena = Arena.ofConfined();
    private final MethodHandle sendmmsg;
    private final MethodHandle close;
    private final MemorySegment messages;
    private final int count;
    private final int socket;

    /** Whether this is a machine that has it. */
    static boolean isAvailable() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && ADDRESS.byteSize() == Long.BYTES
                && LINKER.defaultLookup().find("sendmmsg").isPresent();
    }

    SendmmsgSender(List<InetSocketAddress> listeners, int bytes) throws IOException {
        sendmmsg = function("sendmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        close = function("close", JAVA_INT, JAVA_INT);
        count = listeners.size();
        socket = open();
        MemorySegment payload = arena.allocate(bytes);
        MemorySegment vectors = arena.allocate((long) IOVEC * count, Long.BYTES);
        MemorySegment names = arena.allocate((long) SOCKADDR * count, Long.BYTES);
        messages = arena.allocate((long) MMSGHDR * count, Long.BYTES);
        for (int i = 0; i < count; i++) {
            MemorySegment vector = vectors.asSlice((long) IOVEC * i, IOVEC);
            vector.set(ADDRESS, 0, payload);
            vector.set(JAVA_LONG, Long.BYTES, bytes);
            MemorySegment name = names.asSlice((long) SOCKADDR * i, SOCKADDR);
            write(name, listeners.get(i));
            MemorySegment message = messages.asSlice((long) MMSGHDR * i, MMSGHDR);
            message.set(ADDRESS, NAME, name);
            message.set(JAVA_INT, NAME_LENGTH, SOCKADDR);
            message.set(ADDRESS, IOV, vector);
            message.set(JAVA_LONG, IOV_COUNT, 1);
        }
    }

    @SuppressWarnings("restricted") // calling the kernel is what this class is for
    private static MethodHandle function(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    private int open() throws IOException {
        MethodHandle create = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        MethodHandle set =
                function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        int opened = call(() -> (int) create.invokeExact(AF_INET, SOCK_DGRAM, 0));
        MemorySegment size = arena.allocateFrom(JAVA_INT, SEND_BUFFER);
        int done =
                call(() ->
                        (int) set.invokeExact(opened, SOL_SOCKET, SO_SNDBUF, size, Integer.BYTES));
        if (opened < 0 || done < 0) {
            throw new IOException("no socket to measure with");
        }
        return opened;
    }

    /** The family in this machine's order, port and address in the network's. */
    private static void write(MemorySegment name, InetSocketAddress listener) {
        name.set(JAVA_SHORT, 0, (short) AF_INET);
        byte[] address = listener.getAddress().getAddress();
        name.set(JAVA_BYTE, 2, (byte) (listener.getPort() >> 8));
        name.set(JAVA_BYTE, 3, (byte) listener.getPort());
        MemorySegment.copy(MemorySegment.ofArray(address), 0, name, 4, address.length);
    }

    @Override
    public String name() {
        return "sendmmsg, " + BATCH + " datagrams a call";
    }

    @Override
    public void burst() {
        int sent = 0;
        while (sent < count) {
            int now = send(sent, Math.min(BATCH, count - sent));
            if (now <= 0) {
                throw new UncheckedIOException(new IOException("sendmmsg sends no more"));
            }
            sent += now;
        }
    }

    private int send(int from, int atMost) {
        MemorySegment first = messages.asSlice((long) MMSGHDR * from);
        return call(() -> (int) sendmmsg.invokeExact(socket, first, atMost, 0));
    }

    @Override
    public void close() {
        var _ = call(() -> (int) close.invokeExact(socket));
        arena.close();
    }

    private interface Call {
        int run() throws Throwable;
    }

    private static int call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a system call cannot be made", e);
        }
    }
}
