package io.rostrum.node.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.node.token.TokenKeys.TokenKey;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/** Signs join tokens with the server's own first key. Thread-safe. */
public final class TokenIssuer {

    private final TokenKeys keys;

    public TokenIssuer(TokenKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes the token of one participant.
     *
     * @param now the time of issue; the expiry stands in the claims
     */
    public String issue(JoinClaims claims, Instant now) {
        JWTClaimsSet.Builder set =
                new JWTClaimsSet.Builder()
                        .audience(TokenVerifier.AUDIENCE)
                        .subject(claims.participantId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(claims.expiresAt()))
                        .claim("org", claims.organisation())
                        .claim("meeting", claims.meeting())
                        .claim("name", claims.name())
                        .claim("role", claims.role().name().toLowerCase(Locale.ROOT))
                        .claim("attendance", claims.attendance().name().toLowerCase(Locale.ROOT));
        claims.validFrom().ifPresent(from -> set.notBeforeTime(Date.from(from)));
        claims.delegation().ifPresent(code -> set.claim("delegation", code));
        claims.capacity().ifPresent(capacity -> set.claim("capacity", capacity));
        if (!claims.languages().isEmpty()) {
            set.claim("languages", claims.languages());
        }
        TokenKey key = keys.signing();
        JWSSigner signer = key.signer().orElseThrow();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(key.algorithm()).keyID(key.kid()).build(),
                        set.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the server's own key could not sign: " + key.kid(), e);
        }
        return jwt.serialize();
    }
}
