package io.rostrum.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page as a browser shows it: its files from the class path under the policy that the server
 * sets, and behind the WebSocket a scene instead of a meeting.
 */
final class StagedPage implements AutoCloseable {

    static final String ORIGIN = "http://localhost:18080";

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml");

    /**
     * How it is looked at.
     *
     * @param width in CSS pixels
     */
    record Look(int width, int height, ColorScheme scheme, String language) {}

    private final BrowserContext context;
    private final Page page;
    private final Scenes.Scene scene;
    private final List<String> complaints = new ArrayList<>();
    private final List<ObjectNode> received = new ArrayList<>();
    private final List<WebSocketRoute> lines = new ArrayList<>();
    private final Map<String, ObjectNode> refusals = new HashMap<>();

    private StagedPage(Browser browser, Scenes.Scene scene, Look look) throws IOException {
        this.scene = scene;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(look.width(), look.height())
                                .setColorScheme(look.scheme())
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setPermissions(List.of("microphone")));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.route(url -> url.startsWith(ORIGIN), StagedPage::serve);
        page.routeWebSocket(url -> url.endsWith("/connect"), this::play);
        try (InputStream peer = WebJars.open("scenes/peer.js")) {
            page.addInitScript(new String(peer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** An empty page beside the client's scripts. */
    static Page blank(Browser browser) {
        Page page = browser.newPage();
        page.route(url -> url.startsWith(ORIGIN), StagedPage::serve);
        page.navigate(ORIGIN + "/test/blank.html");
        return page;
    }

    /** The page before the press of the button. */
    static StagedPage open(Browser browser, Scenes.Scene scene, Look look) throws IOException {
        StagedPage staged = new StagedPage(browser, scene, look);
        staged.page.navigate(ORIGIN + "/?lang=" + look.language() + "#token=" + scene.token());
        staged.page.locator("rostrum-join-screen button.primary").waitFor();
        return staged;
    }

    /** The page in the meeting. */
    static StagedPage join(Browser browser, Scenes.Scene scene, Look look) throws IOException {
        StagedPage staged = open(browser, scene, look);
        staged.page.locator("rostrum-join-screen button.primary").click();
        staged.page.locator("rostrum-floor-card section").waitFor();
        staged.page.locator("rostrum-people-card section").waitFor();
        return staged;
    }

    Page page() {
        return page;
    }

    /** What the browser complained of: errors, violations of the policy. */
    List<String> complaints() {
        return complaints;
    }

    /** What the page has sent of one type, in order; waits for it. */
    List<ObjectNode> received(String type) {
        page.waitForCondition(() -> received.stream().anyMatch(m -> isOf(m, type)));
        return received.stream().filter(m -> isOf(m, type)).toList();
    }

    /** The server says something by itself. */
    void say(String message) {
        lines.getLast().send(message);
    }

    /** The server refuses requests of a type from now on. */
    void refuse(String type, String code, Map<String, String> params) {
        ObjectNode refused = JsonMapper.shared().createObjectNode().put("type", "refused");
        refused.put("code", code).put("message", "English");
        ObjectNode details = refused.putObject("params");
        params.forEach((name, value) -> details.put(name, value));
        refusals.put(type, refused);
    }

    /** The line breaks. */
    void cut() {
        lines.getLast().close(new WebSocketRoute.CloseOptions().setCode(4009));
    }

    /** How often the page has connected. */
    int connections() {
        return lines.size();
    }

    private static boolean isOf(ObjectNode message, String type) {
        return message.get("type").asString().equals(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private void play(WebSocketRoute socket) {
        lines.add(socket);
        socket.onMessage(frame -> {
            ObjectNode message = (ObjectNode) JsonMapper.shared().readTree(frame.text());
            received.add(message);
            String type = message.get("type").asString();
            switch (type) {
                case "join" -> scene.entrance(message.get("id").asString()).forEach(socket::send);
                case "ping" ->
                        socket.send(
                                message.deepCopy()
                                        .put("type", "pong")
                                        .put("serverTime", scene.serverTime())
                                        .toString());
                case "selfMute" -> {}
                default -> socket.send(answer(type, message));
            }
        });
    }

    private String answer(String type, ObjectNode request) {
        ObjectNode refusal = refusals.get(type);
        return refusal == null
                ? scene.answer(request)
                : refusal.deepCopy().put("id", request.get("id").asString()).toString();
    }

    private static void serve(Route route) {
        String path = URI.create(route.request().url()).getPath();
        String file = path.equals("/") ? "/index.html" : path;
        String ending = file.substring(file.lastIndexOf('.') + 1);
        try (InputStream in = WebJars.open("META-INF/resources" + file)) {
            byte[] bytes = in.readAllBytes();
            Map<String, String> headers =
                    ending.equals("html")
                            ? Map.of(
                                    "content-type", MEDIA_TYPES.get("html"),
                                    "content-security-policy", PageFile.policy())
                            : Map.of(
                                    "content-type", MEDIA_TYPES.getOrDefault(ending, "text/plain"));
            route.fulfill(new Route.FulfillOptions().setHeaders(headers).setBodyBytes(bytes));
        } catch (IOException e) {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }
}
