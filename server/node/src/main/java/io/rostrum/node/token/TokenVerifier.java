package io.rostrum.node.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.node.token.TokenKeys.TokenKey;
import io.rostrum.node.token.TokenResult.Invalid;
import io.rostrum.node.token.TokenResult.Valid;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Role;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies join tokens: JWTs (RFC 7519) with audience {@code rostrum}, signed by a key of {@link
 * TokenKeys}. Signatures that were verified are remembered for ten minutes, so that a hall that
 * returns after a break costs no arithmetic; the times in a token are checked every time.
 * Thread-safe.
 */
public final class TokenVerifier {

    /** What every token must name as its audience. */
    static final String AUDIENCE = "rostrum";

    private static final int LONGEST_TOKEN = 8_192;
    private static final int LONGEST_TEXT = 256;

    private final TokenKeys keys;
    private final Cache<String, JoinClaims> verified =
            Caffeine.newBuilder()
                    .maximumSize(20_000)
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    public TokenVerifier(TokenKeys keys) {
        this.keys = keys;
    }

    /** Says whether the bearer of a token may join now, and as whom; total over any text. */
    public TokenResult verify(String token, Instant now) {
        JoinClaims claims = verified.getIfPresent(token);
        if (claims == null) {
            switch (verifySignature(token)) {
                case Invalid invalid -> {
                    return invalid;
                }
                case Valid valid -> {
                    claims = valid.claims();
                    verified.put(token, claims);
                }
            }
        }
        if (!now.isBefore(claims.expiresAt())) {
            return new Invalid(
                    RefusalCode.TOKEN_EXPIRED, Map.of("expiredAt", claims.expiresAt().toString()));
        }
        Optional<Instant> validFrom = claims.validFrom();
        if (validFrom.isPresent() && now.isBefore(validFrom.get())) {
            return new Invalid(
                    RefusalCode.TOKEN_NOT_YET_VALID,
                    Map.of("validFrom", validFrom.get().toString()));
        }
        return new Valid(claims);
    }

    private TokenResult verifySignature(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return malformed("it is longer than " + LONGEST_TOKEN + " characters");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String kid = jwt.getHeader().getKeyID();
            if (kid == null) {
                return malformed("its header names no key (“kid”)");
            }
            Optional<TokenKey> key = keys.byKid(kid);
            // The algorithm belongs to the key: a header that names another one is a forgery, not a
            // choice.
            if (key.isEmpty()
                    || !key.get().algorithm().equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(key.get().verifier())) {
                return new Invalid(RefusalCode.TOKEN_FORGED, Map.of());
            }
            return claims(jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            return malformed("it is not a signed JWT");
        } catch (JOSEException e) {
            return new Invalid(RefusalCode.TOKEN_FORGED, Map.of());
        }
    }

    private static TokenResult claims(JWTClaimsSet set) throws ParseException {
        List<String> audience = set.getAudience();
        if (!audience.contains(AUDIENCE)) {
            return malformed("its audience (“aud”) is not “" + AUDIENCE + "”");
        }
        for (String name : List.of("sub", "org", "meeting", "name", "role")) {
            String text = set.getStringClaim(name);
            if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
                return malformed(
                        "“" + name + "” must be a text of 1 to " + LONGEST_TEXT + " characters");
            }
        }
        Date expires = set.getExpirationTime();
        if (expires == null) {
            return malformed("it has no expiry (“exp”)");
        }
        Optional<Role> role = constant(Role.values(), set.getStringClaim("role"));
        if (role.isEmpty()) {
            return malformed("there is no role “" + set.getStringClaim("role") + "”");
        }
        String attendanceText = set.getStringClaim("attendance");
        Optional<Attendance> attendance =
                attendanceText == null
                        ? Optional.of(Attendance.REMOTE)
                        : constant(Attendance.values(), attendanceText);
        if (attendance.isEmpty()) {
            return malformed(
                    "there is no attendance “" + attendanceText + "”; expected in_room or remote");
        }
        List<String> languages = set.getStringListClaim("languages");
        return new Valid(
                new JoinClaims(
                        set.getStringClaim("org"),
                        set.getStringClaim("meeting"),
                        set.getSubject(),
                        set.getStringClaim("name"),
                        role.get(),
                        text(set, "delegation"),
                        text(set, "capacity"),
                        attendance.get(),
                        languages == null ? List.of() : languages,
                        Optional.ofNullable(set.getNotBeforeTime()).map(Date::toInstant),
                        expires.toInstant()));
    }

    private static Optional<String> text(JWTClaimsSet set, String name) throws ParseException {
        return Optional.ofNullable(set.getStringClaim(name))
                .filter(t -> !t.isBlank() && t.length() <= LONGEST_TEXT);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E value : values) {
            if (value.name().equals(wanted)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Invalid malformed(String detail) {
        return new Invalid(RefusalCode.TOKEN_MALFORMED, Map.of("detail", detail));
    }
}
