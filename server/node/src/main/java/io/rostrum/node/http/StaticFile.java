package io.rostrum.node.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** A file ready to be sent, plain and compressed. */
record StaticFile(String tag, HttpAnswer plain, HttpAnswer compressed, int bytes) {

    /** Below this, compressing saves less than its header field costs. */
    private static final int WORTH_COMPRESSING = 1024;

    /** A WebJar's version stands in its path: what is there never changes. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    static StaticFile of(String path, byte[] content) {
        ContentKind kind = ContentKind.ofPath(path).orElseThrow();
        String tag =
                "\""
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(sha256(content), 16))
                        + "\"";
        boolean versioned = path.startsWith("/webjars/");
        HttpAnswer plain =
                HttpAnswer.of(200, kind.mediaType(), content)
                        .with("etag", tag)
                        .with("cache-control", versioned ? IMMUTABLE : "no-cache");
        if (kind == ContentKind.HTML) {
            plain = plain.with("content-security-policy", PagePolicy.of(content));
        }
        if (kind.packing() == ContentKind.Packing.AS_IT_IS || content.length < WORTH_COMPRESSING) {
            return new StaticFile(tag, plain, plain, content.length);
        }
        byte[] packed = gzip(content);
        HttpAnswer varied = plain.with("vary", "accept-encoding");
        return new StaticFile(
                tag,
                varied,
                varied.withBody(packed).with("content-encoding", "gzip"),
                content.length + packed.length);
    }

    /** An answer without a body, with the header fields by which a cache keeps this file. */
    HttpAnswer headed(HttpAnswer bare) {
        HttpAnswer headed = bare;
        for (String field : new String[] {"etag", "cache-control", "vary"}) {
            String value = plain.headers().get(field);
            headed = value == null ? headed : headed.with(field, value);
        }
        return headed;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
