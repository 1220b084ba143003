package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both roles against the {@code openssl} command, where there is one. */
@Timeout(60)
final class OpenSslInteropTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final DtlsIdentity ours = DtlsIdentity.generate(RANDOM, NOW);
    private final DtlsIdentity theirs = DtlsIdentity.generate(RANDOM, NOW);
    private final Peer peer = new Peer();

    private final List<Process> started = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void nothingIsLeftRunning() {
        started.forEach(Process::destroyForcibly);
    }

    @BeforeAll
    static void opensslIsThere() throws Exception {
        assumeTrue(
                () -> {
                    try {
                        return new ProcessBuilder("openssl", "version")
                                        .redirectErrorStream(true)
                                        .start()
                                        .waitFor()
                                == 0;
                    } catch (IOException | InterruptedException e) {
                        return false;
                    }
                },
                "no openssl on this machine");
    }

    @ParameterizedTest
    @CsvSource({
        "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80, AEAD_AES_128_GCM, 56",
        "SRTP_AES128_CM_SHA1_80, AES128_CM_HMAC_SHA1_80, 60"
    })
    void anOpensslClientGetsTheKeysOfOurServer(String offer, SrtpProfile expected, int length)
            throws Exception {
        try (DatagramSocket socket = loopback()) {
            Process openssl =
                    openssl(
                            "s_client",
                            List.of("-connect", "127.0.0.1:" + socket.getLocalPort()),
                            offer,
                            length);
            DtlsTransport transport = transport(DtlsRole.SERVER, socket, new AtomicReference<>());
            SrtpKeys keys = peer.keys();
            assertThat(keys.profile()).isEqualTo(expected);
            assertThat(exported(openssl))
                    .isEqualTo(
                            hex(
                                    keys.remoteKey(),
                                    keys.localKey(),
                                    keys.remoteSalt(),
                                    keys.localSalt()));
            // It answers our close_notify by ending.
            transport.close();
            assertThat(openssl.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ourClientGetsTheKeysOfAnOpensslServer() throws Exception {
        int port;
        try (DatagramSocket free = loopback()) {
            port = free.getLocalPort();
        }
        Process openssl =
                openssl(
                        "s_server",
                        List.of("-accept", "127.0.0.1:" + port, "-Verify", "1"),
                        "SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM",
                        60);
        try (DatagramSocket socket = loopback()) {
            transport(
                    DtlsRole.CLIENT,
                    socket,
                    new AtomicReference<>(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            SrtpKeys keys = peer.keys();
            assertThat(exported(openssl)).startsWith(hex(keys.localKey(), keys.remoteKey()));
        }
    }

    @Test
    void ourServerHearsAnOpensslClientClose() throws Exception {
        try (DatagramSocket socket = loopback()) {
            Process openssl =
                    openssl(
                            "s_client",
                            List.of("-connect", "127.0.0.1:" + socket.getLocalPort()),
                            "SRTP_AEAD_AES_128_GCM",
                            56);
            transport(DtlsRole.SERVER, socket, new AtomicReference<>());
            peer.keys();
            exported(openssl);
            openssl.getOutputStream().write("Q\n".getBytes(StandardCharsets.US_ASCII));
            openssl.getOutputStream().flush();
            peer.awaitClosed();
        }
    }

    private DtlsTransport transport(
            DtlsRole role, DatagramSocket socket, AtomicReference<SocketAddress> remote) {
        DtlsTransport transport =
                new DtlsTransport(
                        role,
                        ours,
                        theirs.fingerprint(),
                        (buf, off, len) -> {
                            try {
                                socket.send(new DatagramPacket(buf, off, len, remote.get()));
                            } catch (IOException closed) {
                                // The network is gone, as networks go.
                            }
                        },
                        peer,
                        RANDOM);
        Thread.startVirtualThread(() -> {
            byte[] buf = new byte[2048];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buf, buf.length);
                try {
                    socket.receive(packet);
                } catch (IOException unreachableYetOrClosed) {
                    continue;
                }
                remote.set(packet.getSocketAddress());
                transport.offer(buf, 0, packet.getLength());
            }
        });
        Thread.startVirtualThread(transport::run);
        return transport;
    }

    private Process openssl(String command, List<String> more, String profiles, int length)
            throws IOException {
        Path pem = folder.resolve("identity.pem");
        Files.writeString(pem, theirs.toPem());
        List<String> line = new ArrayList<>();
        line.addAll(List.of("openssl", command, "-dtls1_2", "-use_srtp", profiles));
        line.addAll(List.of("-cert", pem.toString(), "-key", pem.toString()));
        line.addAll(List.of("-keymatexport", "EXTRACTOR-dtls_srtp"));
        line.addAll(List.of("-keymatexportlen", Integer.toString(length)));
        line.addAll(more);
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private String exported(Process openssl) {
        Pattern pattern = Pattern.compile("Keying material: ([0-9A-F]+)");
        AtomicReference<String> found = new AtomicReference<>("");
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    Matcher matcher = pattern.matcher(Files.readString(folder.resolve("out")));
                    if (matcher.find()) {
                        found.set(matcher.group(1));
                    }
                    return !found.get().isEmpty();
                });
        assertThat(openssl.isAlive()).isTrue();
        return found.get();
    }

    private static String hex(byte[]... parts) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : parts) {
            text.append(HexFormat.of().withUpperCase().formatHex(part));
        }
        return text.toString();
    }

    private static DatagramSocket loopback() throws IOException {
        return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }
}
