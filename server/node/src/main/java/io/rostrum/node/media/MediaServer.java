package io.rostrum.node.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Future;
import io.rostrum.node.transport.Transport;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.sfu.MediaConfig;
import io.rostrum.sfu.MediaPort;
import io.rostrum.sfu.MediaRoom;
import io.rostrum.sfu.WallClock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one UDP port for all media, and the one thread that owns it. */
public final class MediaServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaServer.class);

    /** The forwarding core wants to see time pass at most 20 ms apart. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int SOCKET_BUFFER = 4 * 1024 * 1024;
    private static final WriteBufferWaterMark OUTLET =
            new WriteBufferWaterMark(2 * 1024 * 1024, 4 * 1024 * 1024);
    private static final Duration PATIENCE_AT_CLOSING = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Channel channel;
    private final ThreadedHandshakes handshakes;
    private final MediaPort port;
    private final Future<?> ticker;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What a media server is made from.
     *
     * @param bind port 0 lets the system choose
     * @param advertise how clients reach the port, each an address or address:port; empty: the
     *     address bound
     * @param floorVoices how many open microphones a listener hears at once
     * @param handshakesAtOnce how many DTLS handshakes run at the same time
     */
    public record Settings(
            InetSocketAddress bind,
            List<String> advertise,
            int floorVoices,
            int handshakesAtOnce,
            DtlsIdentity identity) {}

    private MediaServer(
            EventLoop loop,
            Channel channel,
            Settings settings,
            List<TransportAddress> advertised,
            InstantSource clock,
            MediaCounters counters,
            SecureRandom random) {
        this.loop = loop;
        this.channel = channel;
        handshakes =
                new ThreadedHandshakes(
                        settings.identity(), this::offer, random, settings.handshakesAtOnce());
        UdpOutlet outlet = new UdpOutlet(channel, counters);
        port =
                new MediaPort(
                        new MediaConfig(
                                advertised,
                                settings.identity().fingerprint(),
                                settings.floorVoices(),
                                new WallClock(clock.instant(), System.nanoTime())),
                        outlet,
                        handshakes,
                        counters,
                        random);
        channel.pipeline().addLast(new UdpIntake(port, outlet));
        ticker =
                loop.scheduleAtFixedRate(
                        this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the port.
     *
     * @throws BindException if the address cannot be bound
     * @throws IOException if an address to be advertised is none
     */
    public static MediaServer open(
            Transport transport,
            EventLoopGroup loops,
            Settings settings,
            InstantSource clock,
            MeterRegistry registry,
            SecureRandom random)
            throws IOException {
        EventLoop loop = loops.next();
        ChannelFuture bound =
                transport
                        .datagrams()
                        .group(loop)
                        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                        .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, OUTLET)
                        .handler(new QuietChannel())
                        .bind(settings.bind())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException failure =
                    new BindException(
                            "UDP "
                                    + settings.bind()
                                    + " could not be opened: "
                                    + bound.cause().getMessage());
            failure.initCause(bound.cause());
            throw failure;
        }
        Channel channel = bound.channel();
        try {
            List<TransportAddress> advertised =
                    Advertised.of(settings.advertise(), (InetSocketAddress) channel.localAddress());
            return new MediaServer(
                    loop,
                    channel,
                    settings,
                    advertised,
                    clock,
                    new MediaCounters(registry),
                    random);
        } catch (IOException e) {
            var _ = channel.close();
            throw e;
        }
    }

    /** The address bound. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Opens the media of a room. */
    public RoomMedia openRoom(RoomMediaObserver observer) {
        RoomMedia room = new RoomMedia(this::offer, observer);
        offer(new MediaTask.Open(room));
        return room;
    }

    private void offer(MediaTask task) {
        try {
            loop.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("the media thread is gone; left undone: {}", task, e);
        }
    }

    private void run(MediaTask task) {
        switch (task) {
            case MediaTask.OfRoom ofRoom -> runGuarded(ofRoom);
            case MediaTask.OfHandshake ofHandshake -> run(ofHandshake);
        }
    }

    /** A mistake ends the room, not the node. */
    private void runGuarded(MediaTask.OfRoom task) {
        RoomMedia media = task.room();
        try {
            run(task);
        } catch (RuntimeException e) {
            LOG.error("a room's media ended by a mistake", e);
            media.room.ifPresent(MediaRoom::close);
            media.room = Optional.empty();
            media.observer().mediaFailed();
        }
    }

    private void run(MediaTask.OfRoom task) {
        RoomMedia media = task.room();
        switch (task) {
            case MediaTask.Open _ -> media.room = Optional.of(port.openRoom(media.observer()));
            case MediaTask.Apply(_, var plan) -> media.room.ifPresent(room -> room.apply(plan));
            case MediaTask.HoldUntil(_, var endpoint, var hold, long epoch) ->
                    media.room.ifPresent(room -> room.holdUntil(endpoint, hold, epoch));
            case MediaTask.Place(_, var endpoint, var hold) ->
                    media.room.ifPresent(room -> room.hold(endpoint, hold));
            case MediaTask.Release(_, var endpoint, var hold) ->
                    media.room.ifPresent(room -> room.release(endpoint, hold));
            case MediaTask.Offer(_, var endpoint, var sdp, var answered) ->
                    media.room.ifPresent(
                            room -> answered.accept(room.offer(endpoint, sdp, System.nanoTime())));
            case MediaTask.Select(_, var endpoint, var channelId) ->
                    media.room.ifPresent(room -> room.select(endpoint, channelId));
            case MediaTask.Remove(_, var endpoint) ->
                    media.room.ifPresent(room -> room.remove(endpoint));
            case MediaTask.Close _ -> {
                media.room.ifPresent(MediaRoom::close);
                media.room = Optional.empty();
            }
        }
    }

    private static void run(MediaTask.OfHandshake task) {
        switch (task) {
            case MediaTask.Datagram(var request, var bytes) ->
                    request.out().send(bytes, 0, bytes.length);
            case MediaTask.Established(var request, var keys) ->
                    request.listener().established(keys);
            case MediaTask.Failed(var request, var failure) -> request.listener().failed(failure);
            case MediaTask.Ended(var request) -> request.listener().closed();
        }
    }

    private void tick() {
        try {
            port.tick(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("a mistake in the media plane's clock", e);
        }
    }

    /** Says good-bye to every peer and closes the port. */
    @Override
    public void close() {
        try {
            loop.execute(this::closePort);
            if (!closed.await(PATIENCE_AT_CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the media port did not close in time");
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("the media thread has ended already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closePort() {
        if (ticker.cancel(false)) {
            port.close();
            channel.flush();
            handshakes.close();
        }
        channel.close().addListener(_ -> closed.countDown());
    }
}
