package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LIT = "/webjars/lit/3.3.2/index.js";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server =
                RunningServer.start(
                        Map.of(
                                "http.allowed-origins",
                                "https://portal.example.org",
                                "http.public-url",
                                "https://public.example.org/rostrum"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static InetSocketAddress address() {
        return server.server().httpAddress();
    }

    private static HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageIsServedWithAPolicyThatAllowsNothingButItsOwn() throws Exception {
        HttpResponse<byte[]> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(field(page, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(field(page, "content-security-policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self' 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(field(page, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(field(page, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(field(page, "cache-control")).isEqualTo("no-cache");
    }

    @Test
    void aWebJarIsKeptForEver() throws Exception {
        HttpResponse<byte[]> lit = get(LIT);
        assertThat(lit.statusCode()).isEqualTo(200);
        assertThat(field(lit, "content-type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(field(lit, "cache-control")).contains("immutable");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        String tag = field(get("/"), "etag");
        assertThat(tag).isNotEmpty();
        HttpResponse<byte[]> again = get("/", "if-none-match", "\"x\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(field(again, "etag")).isEqualTo(tag);
    }

    @Test
    void aHeadHasTheHeaderFieldsAndNoBody() throws Exception {
        HttpResponse<byte[]> head =
                HTTP.send(
                        HttpRequest.newBuilder(server.http("/")).HEAD().build(),
                        BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(field(head, "content-length"))
                .isEqualTo(Integer.toString(get("/").body().length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void textIsCompressedForWhoAcceptsIt() throws Exception {
        HttpResponse<byte[]> packed = get("/", "accept-encoding", "br, gzip");
        assertThat(field(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(field(packed, "vary")).isEqualTo("accept-encoding");
        assertThat(packed.body()).hasSizeLessThan(get("/").body().length);
        assertThat(field(get("/", "accept-encoding", "gzip;q=0"), "content-encoding")).isEmpty();
    }

    @Test
    void aFileCanOnlyBeRead() throws Exception {
        HttpResponse<byte[]> posted =
                HTTP.send(
                        HttpRequest.newBuilder(server.http("/"))
                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(field(posted, "allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../rostrum.example.yaml",
                "/%2e%2e/rostrum.example.yaml",
                "/..%2frostrum.example.yaml",
                "/webjars/../../../rostrum.example.yaml",
                "/webjars/lit/3.3.2/../../../index.html",
                "/%5c..%5crostrum.example.yaml",
                "//index.html",
                "/./index.html",
                "/index.html%00.js",
                "/index.html/",
                "/webjars/",
                "/webjars",
                "/webjars/lit/3.3.2",
                "/.index.html",
                "/io/rostrum/node/Server.class",
                "/META-INF/MANIFEST.MF",
                "/nothing.html"
            })
    void noPathLeadsElsewhere(String target) {
        assertThat(RawHttp.status(RawHttp.get(address(), target))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "http://localhost/", "/%zz", "*"})
    void aTargetThatIsNoPathIsRefused(String target) {
        assertThat(RawHttp.status(RawHttp.get(address(), target))).isEqualTo(400);
    }

    @Test
    void whatIsNotHttpIsRefusedAndClosed() {
        assertThat(RawHttp.exchange(address(), "\u0016\u0003\u0001 hello\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(RawHttp.get(address(), "/" + "a".repeat(10_000))).startsWith("HTTP/1.1 414");
        assertThat(RawHttp.get(address(), "/", "X-Long: " + "a".repeat(20_000)))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void requestsThatAreSentAheadAreAnsweredInOrder() {
        String answers =
                RawHttp.exchange(
                        address(),
                        """
                        GET /healthz HTTP/1.1\r
                        Host: x\r
                        \r
                        GET /nothing HTTP/1.1\r
                        Host: x\r
                        \r
                        GET /readyz HTTP/1.1\r
                        Host: x\r
                        Connection: close\r
                        \r
                        """);
        assertThat(List.of(answers.split("HTTP/1.1 ")))
                .extracting(answer -> answer.split(" ", 2)[0])
                .containsExactly("", "200", "404", "200");
    }

    private static String upgrade(String... headers) {
        StringBuilder request =
                new StringBuilder(
                        """
                        GET /connect HTTP/1.1\r
                        Host: meet.example.org\r
                        Upgrade: websocket\r
                        Connection: Upgrade\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                        """);
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static final String OURS = "Sec-WebSocket-Protocol: rostrum.v1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://meet.example.org.evil.example",
                "https://meet.example.org:444",
                "null",
                "file://meet.example.org",
                "https://portal.example.org.evil.example"
            })
    void aPageOfAnotherOriginMayNotConnect(String origin) {
        assertThat(RawHttp.exchange(address(), upgrade(OURS, "Origin: " + origin)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void theSubprotocolMustBeOffered() {
        assertThat(RawHttp.exchange(address(), upgrade("Sec-WebSocket-Protocol: chat")))
                .startsWith("HTTP/1.1 400");
        assertThat(RawHttp.exchange(address(), upgrade())).startsWith("HTTP/1.1 400");
    }

    @Test
    void aPlainGetOfTheWebSocketIsToldToUpgrade() {
        assertThat(RawHttp.get(address(), "/connect")).startsWith("HTTP/1.1 426");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://meet.example.org",
                "Origin: http://meet.example.org",
                "Origin: https://portal.example.org",
                "Origin: https://public.example.org",
                "X-No-Origin: a client that is no browser"
            })
    void theOwnOriginTheConfiguredOnesAndOtherClientsConnect(String origin) {
        try (RawWebSocket socket = RawWebSocket.open(address(), upgrade(OURS, origin))) {
            assertThat(socket.handshake())
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("sec-websocket-protocol: rostrum.v1");
        }
    }

    @Test
    void itIsHealthyAndReady() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }
}
