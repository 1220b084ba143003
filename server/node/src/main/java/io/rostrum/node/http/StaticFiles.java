package io.rostrum.node.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The files of the pages, from {@code META-INF/resources} on the class path, where WebJars keep
 * theirs too. A path is a list of plain names that ends in a file of a known kind; anything else is
 * not found, so that no path leads elsewhere and no folder is listed. What was read is kept, plain
 * and compressed.
 */
public final class StaticFiles implements HttpRoute {

    private static final String ROOT = "META-INF/resources";

    /** Names of letters, digits and few signs; none begins with a dot, so none is “..”. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:/[A-Za-z0-9_@+~-][A-Za-z0-9._@+~-]*)+");

    private static final int MOST_BYTES_KEPT = 64 * 1024 * 1024;

    private final ClassLoader classPath;
    private final AsyncCache<String, Optional<StaticFile>> files;

    /** Serves the files that a class loader finds. */
    public StaticFiles(ClassLoader classPath) {
        this(classPath, Executors.newVirtualThreadPerTaskExecutor());
    }

    private StaticFiles(ClassLoader classPath, Executor readers) {
        this.classPath = classPath;
        this.files =
                Caffeine.newBuilder()
                        .executor(readers)
                        .maximumWeight(MOST_BYTES_KEPT)
                        .weigher((String path, Optional<StaticFile> file) ->
                                128 + path.length() + file.map(StaticFile::bytes).orElse(0))
                        .buildAsync();
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        String path = call.path().equals("/") ? "/index.html" : call.path();
        if (!PLAIN.matcher(path).matches() || ContentKind.ofPath(path).isEmpty()) {
            return CompletableFuture.completedStage(notFound());
        }
        return files.get(path, this::read)
                .thenApply(file -> file.map(f -> answer(f, call)).orElseGet(StaticFiles::notFound));
    }

    private static HttpAnswer answer(StaticFile file, HttpCall call) {
        if (!call.method().equals("GET")) {
            return HttpAnswer.text(405, "A file can only be read.\n").with("allow", "GET, HEAD");
        }
        boolean known =
                call.header("if-none-match")
                        .filter(tags ->
                                Arrays.stream(tags.split(","))
                                        .map(String::strip)
                                        .map(t -> t.startsWith("W/") ? t.substring(2) : t)
                                        .anyMatch(t -> t.equals(file.tag())))
                        .isPresent();
        if (known) {
            return file.headed(HttpAnswer.empty(304));
        }
        boolean gzip =
                call.header("accept-encoding")
                        .filter(accepted ->
                                Arrays.stream(accepted.split(","))
                                        .map(String::strip)
                                        .anyMatch(a ->
                                                a.equals("gzip")
                                                        || (a.startsWith("gzip;")
                                                                && !a.endsWith("q=0"))))
                        .isPresent();
        return gzip ? file.compressed() : file.plain();
    }

    private Optional<StaticFile> read(String path) {
        URL url = classPath.getResource(ROOT + path);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(StaticFile.of(path, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpAnswer notFound() {
        return HttpAnswer.text(404, "Not found.\n");
    }
}
