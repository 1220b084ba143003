package io.rostrum.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one page, and the strictest policy under which it must work. */
final class PageFile {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private PageFile() {}

    static String text() throws IOException {
        try (InputStream in = WebJars.open("META-INF/resources/index.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String importMap() throws IOException {
        Matcher map = IMPORT_MAP.matcher(text());
        if (!map.find()) {
            throw new IOException("the page has no import map");
        }
        return map.group(1);
    }

    /** Everything from the page's own server; inline only the import map, by its digest. */
    static String policy() throws IOException {
        byte[] digest;
        try {
            digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(importMap().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return "default-src 'none'; script-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'; style-src 'self'; img-src 'self'; connect-src 'self' ws://localhost:18080"
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
