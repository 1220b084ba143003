package io.rostrum.node;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.rostrum.node.config.ServerConfig;
import io.rostrum.node.connect.Doorkeeper;
import io.rostrum.node.http.HealthRoute;
import io.rostrum.node.http.HealthRoute.Health;
import io.rostrum.node.http.HttpPort;
import io.rostrum.node.http.HttpRoute;
import io.rostrum.node.http.OriginRule;
import io.rostrum.node.http.StaticFiles;
import io.rostrum.node.http.WebSocketDoor;
import io.rostrum.node.media.MediaServer;
import io.rostrum.node.meter.NodeMeters;
import io.rostrum.node.room.RoomContext;
import io.rostrum.node.room.Rooms;
import io.rostrum.node.session.Frames;
import io.rostrum.node.session.Limits;
import io.rostrum.node.transport.Transport;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private static final int WRITE_BUFFER_LOW = 128 * 1024;
    private static final int WRITE_BUFFER_HIGH = 512 * 1024;
    private static final int WRITE_BUFFER_END = 2 * 1024 * 1024;

    /** When clients are to come back after a planned stop. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final Duration PATIENCE_WITH_ROOMS = Duration.ofSeconds(3);
    private static final Duration PATIENCE_WITH_LOOPS = Duration.ofSeconds(3);

    private final ServerConfig config;
    private final EventLoopGroup controlLoops;
    private final EventLoopGroup mediaLoops;
    private final MediaServer media;
    private final Rooms rooms;
    private final HttpPort http;
    private final List<HttpPort> sidePorts;
    private final AtomicReference<Health> readiness;

    private Server(
            ServerConfig config,
            EventLoopGroup controlLoops,
            EventLoopGroup mediaLoops,
            MediaServer media,
            Rooms rooms,
            HttpPort http,
            List<HttpPort> sidePorts,
            AtomicReference<Health> readiness) {
        this.config = config;
        this.controlLoops = controlLoops;
        this.mediaLoops = mediaLoops;
        this.media = media;
        this.rooms = rooms;
        this.http = http;
        this.sidePorts = List.copyOf(sidePorts);
        this.readiness = readiness;
    }

    /**
     * Starts a server; it is ready when this returns.
     *
     * @throws BindException if a port cannot be opened
     * @throws IOException if an address in the settings is none
     */
    public static Server start(ServerConfig config, ServerParts parts) throws IOException {
        Transport transport = Transport.best();
        int processors = Runtime.getRuntime().availableProcessors();
        EventLoopGroup controlLoops = transport.loops(Math.clamp(processors / 2, 2, 8), "control");
        EventLoopGroup mediaLoops = transport.loops(1, "media");
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            return start(config, parts, transport, controlLoops, mediaLoops, opened);
        } catch (IOException | RuntimeException e) {
            for (AutoCloseable part : opened.reversed()) {
                closeQuietly(part);
            }
            shutDown(controlLoops);
            shutDown(mediaLoops);
            throw e;
        }
    }

    private static Server start(
            ServerConfig config,
            ServerParts parts,
            Transport transport,
            EventLoopGroup controlLoops,
            EventLoopGroup mediaLoops,
            List<AutoCloseable> opened)
            throws IOException {
        InstantSource clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Limits limits = limits(config.connections());
        ControlCodec codec = new ControlCodec(limits.messageBytes());
        Frames frames = new Frames(codec, PooledByteBufAllocator.DEFAULT);
        NodeMeters meters = new NodeMeters(parts.registry());
        int processors = Runtime.getRuntime().availableProcessors();
        MediaServer media =
                MediaServer.open(
                        transport,
                        mediaLoops,
                        new MediaServer.Settings(
                                socketAddress(config.media().bind(), config.media().port()),
                                config.media().advertise(),
                                config.media().floorSlots(),
                                Math.max(1, processors / 2),
                                DtlsIdentity.generate(random, clock.instant())),
                        clock,
                        parts.registry(),
                        random);
        opened.add(media);
        Rooms rooms =
                new Rooms(
                        new RoomContext(clock, random, frames, limits, meters),
                        controlLoops,
                        media);
        Doorkeeper doorkeeper =
                new Doorkeeper(limits, codec, frames, parts.tokens(), rooms, clock, meters);
        WebSocketDoor door =
                new WebSocketDoor(
                        new OriginRule(origins(config.http())),
                        Doorkeeper.largestFrame(limits),
                        doorkeeper::receive);
        AtomicReference<Health> readiness = new AtomicReference<>(Health.OK);
        List<HttpRoute> routes = new ArrayList<>();
        routes.add(new HealthRoute("/healthz", () -> Health.OK));
        routes.add(new HealthRoute("/readyz", readiness::get));
        routes.add(new StaticFiles(Server.class.getClassLoader()));
        routes.addAll(parts.routes().apply(rooms));
        WriteBufferWaterMark writeBuffer =
                new WriteBufferWaterMark(limits.writeBufferLow(), limits.writeBufferHigh());
        List<HttpPort> sidePorts = new ArrayList<>();
        for (ServerParts.SidePort side : parts.sidePorts()) {
            HttpPort port =
                    HttpPort.open(
                            controlLoops,
                            transport.serverChannel(),
                            side.bind(),
                            Optional.empty(),
                            side.routes(),
                            Optional.empty(),
                            writeBuffer);
            opened.add(port);
            sidePorts.add(port);
        }
        HttpPort http =
                HttpPort.open(
                        controlLoops,
                        transport.serverChannel(),
                        socketAddress(config.http().bind(), config.http().port()),
                        parts.tls(),
                        routes,
                        Optional.of(door),
                        writeBuffer);
        LOG.info("HTTP on {}, media on {} ({})", http.address(), media.address(), transport);
        return new Server(
                config, controlLoops, mediaLoops, media, rooms, http, sidePorts, readiness);
    }

    /** The origins beyond the own one; behind a proxy the public one may be among them. */
    private static List<String> origins(ServerConfig.Http http) {
        List<String> origins = new ArrayList<>(http.allowedOrigins());
        http.publicUrl().ifPresent(origins::add);
        return origins;
    }

    private static Limits limits(ServerConfig.Connections connections) {
        return new Limits(
                connections.messageBytes(),
                connections.messagesPerSecond(),
                Duration.ofSeconds(connections.joinSeconds()),
                connections.unauthenticatedPerAddress(),
                Duration.ofSeconds(connections.pingSeconds()),
                Duration.ofSeconds(connections.graceSeconds()),
                WRITE_BUFFER_LOW,
                WRITE_BUFFER_HIGH,
                WRITE_BUFFER_END);
    }

    private static InetSocketAddress socketAddress(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** Where HTTP and the WebSocket are. */
    public InetSocketAddress httpAddress() {
        return http.address();
    }

    /** Where media are taken. */
    public InetSocketAddress mediaAddress() {
        return media.address();
    }

    /** Where the side ports are, in the order given. */
    public List<InetSocketAddress> sideAddresses() {
        return sidePorts.stream().map(HttpPort::address).toList();
    }

    /** The meetings. */
    public Rooms rooms() {
        return rooms;
    }

    /**
     * Stops in order: accepts no more, tells every session that it is draining, waits for the drain
     * period or the last session, closes the rooms and their media, the media port, the event
     * loops. As often as one likes.
     */
    @Override
    public void close() {
        if (readiness.getAndSet(Health.DRAINING) == Health.DRAINING) {
            return;
        }
        http.close();
        try {
            rooms.drain(Duration.ofSeconds(config.drain().seconds()), RETRY_AFTER);
            rooms.close(PATIENCE_WITH_ROOMS, RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        media.close();
        sidePorts.forEach(HttpPort::close);
        shutDown(controlLoops);
        shutDown(mediaLoops);
        LOG.info("stopped");
    }

    private static void shutDown(EventLoopGroup loops) {
        loops.shutdownGracefully(0, PATIENCE_WITH_LOOPS.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(PATIENCE_WITH_LOOPS.toMillis());
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("a part of a server that did not start could not be closed", e);
        }
    }
}
