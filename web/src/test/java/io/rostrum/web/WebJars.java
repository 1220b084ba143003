package io.rostrum.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Stream;

/** Libraries of the class path, unpacked where tsc finds them: {@code target/webjars/<name>}. */
final class WebJars {

    private static final String ROOT = "META-INF/resources/webjars/";

    private WebJars() {}

    /** Unpacks one library, without its version in the path, unless it is there already. */
    static Path unpacked(String name, String as) throws IOException {
        Path target = Path.of("target", "webjars").resolve(as);
        URL found = WebJars.class.getClassLoader().getResource(ROOT + name);
        if (found == null) {
            throw new IllegalStateException("no WebJar " + name + " on the class path");
        }
        Path stamp = target.resolve(".unpacked");
        if (Files.exists(stamp) && Files.readString(stamp).equals(found.toString())) {
            return target;
        }
        URI jar = URI.create(found.toString().substring(0, found.toString().indexOf("!/") + 2));
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
            Path folder = onlyChild(inside.getPath(ROOT + name));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy = target.resolve(folder.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        Files.writeString(stamp, found.toString());
        return target;
    }

    /** A file of a resource path, wherever on the class path it lies. */
    static InputStream open(String resource) throws IOException {
        Enumeration<URL> all = WebJars.class.getClassLoader().getResources(resource);
        if (!all.hasMoreElements()) {
            throw new IOException("no resource " + resource);
        }
        return all.nextElement().openStream();
    }

    private static Path onlyChild(Path folder) throws IOException {
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.findFirst().orElseThrow();
        }
    }
}
