package io.rostrum.node.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content security policy (CSP level 3) of one of our own pages: everything from this server,
 * and inline only those scripts and styles that stand in the page itself, by their digest. An
 * import map cannot stand anywhere else.
 */
final class PagePolicy {

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern INLINE_STYLE =
            Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);

    private PagePolicy() {}

    static String of(byte[] html) {
        String text = new String(html, StandardCharsets.UTF_8);
        return "default-src 'none'; script-src 'self'"
                + digests(INLINE_SCRIPT, text)
                + "; style-src 'self'"
                + digests(INLINE_STYLE, text)
                + "; img-src 'self' data:; font-src 'self'; media-src 'self' blob: mediastream:"
                + "; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'"
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String digests(Pattern inline, String html) {
        StringBuilder sources = new StringBuilder();
        Matcher found = inline.matcher(html);
        while (found.find()) {
            byte[] digest = StaticFile.sha256(StaticFile.utf8(found.group(1)));
            sources.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(digest))
                    .append('\'');
        }
        return sources.toString();
    }
}
