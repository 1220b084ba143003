package io.rostrum.node.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that is served, and its media type. */
enum ContentKind {
    HTML("text/html; charset=utf-8", Packing.COMPRESS),
    JS("text/javascript; charset=utf-8", Packing.COMPRESS),
    MJS("text/javascript; charset=utf-8", Packing.COMPRESS),
    CSS("text/css; charset=utf-8", Packing.COMPRESS),
    JSON("application/json", Packing.COMPRESS),
    MAP("application/json", Packing.COMPRESS),
    SVG("image/svg+xml", Packing.COMPRESS),
    TXT("text/plain; charset=utf-8", Packing.COMPRESS),
    WEBMANIFEST("application/manifest+json", Packing.COMPRESS),
    WASM("application/wasm", Packing.COMPRESS),
    WAV("audio/wav", Packing.AS_IT_IS),
    OGG("audio/ogg", Packing.AS_IT_IS),
    OPUS("audio/ogg", Packing.AS_IT_IS),
    PNG("image/png", Packing.AS_IT_IS),
    WEBP("image/webp", Packing.AS_IT_IS),
    ICO("image/x-icon", Packing.AS_IT_IS),
    WOFF2("font/woff2", Packing.AS_IT_IS);

    /** Whether compressing it saves anything. */
    enum Packing {
        COMPRESS,
        AS_IT_IS
    }

    private final String mediaType;
    private final Packing packing;

    ContentKind(String mediaType, Packing packing) {
        this.mediaType = mediaType;
        this.packing = packing;
    }

    String mediaType() {
        return mediaType;
    }

    Packing packing() {
        return packing;
    }

    /** The kind by the extension of a path's last name; none: not served. */
    static Optional<ContentKind> ofPath(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        String extension = name.substring(dot + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.name().equals(extension)).findFirst();
    }
}
