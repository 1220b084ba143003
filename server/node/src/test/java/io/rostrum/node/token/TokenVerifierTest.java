package io.rostrum.node.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.token.TokenResult.Invalid;
import io.rostrum.node.token.TokenResult.Valid;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final JoinClaims CLAIMS =
            new JoinClaims(
                    "demo",
                    "plenary",
                    "p-17",
                    "Amina Okoye",
                    Role.DELEGATE,
                    Optional.of("AVL"),
                    Optional.of("on behalf of the River Group"),
                    Attendance.IN_ROOM,
                    List.of("fr"),
                    Optional.of(NOW.minusSeconds(60)),
                    NOW.plus(Duration.ofHours(2)));

    @TempDir Path folder;
    private final SecureRandom random = new SecureRandom();
    private ECKey ec = newEcKey("partner-es256");
    private final RSAKey rsa = newRsaKey("partner-rs256");
    private TokenKeys keys;

    private static ECKey newEcKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAKey newRsaKey(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void trustTwoPartners() throws Exception {
        Path trusted = folder.resolve("partners.jwks");
        Files.writeString(
                trusted, new JWKSet(List.of(ec.toPublicJWK(), rsa.toPublicJWK())).toString());
        keys =
                TokenKeys.open(
                        DataDirectory.open(folder.resolve("data")), List.of(trusted), NOW, random);
    }

    private TokenResult verify(String token) {
        return new TokenVerifier(keys).verify(token, NOW);
    }

    private static JWTClaimsSet.Builder partnersClaims() {
        return new JWTClaimsSet.Builder()
                .audience("rostrum")
                .subject("p-1")
                .claim("org", "demo")
                .claim("meeting", "plenary")
                .claim("name", "Noor")
                .claim("role", "observer")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private String signedByEc(JWTClaimsSet claims) throws Exception {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ec.getKeyID()).build(),
                        claims);
        jwt.sign(new ECDSASigner(ec));
        return jwt.serialize();
    }

    @Test
    void aTokenOfTheServersOwnKeySaysWhatWasIssued() {
        String token = new TokenIssuer(keys).issue(CLAIMS, NOW);
        assertThat(verify(token)).isEqualTo(new Valid(CLAIMS));
    }

    @Test
    void aTokenIsAcceptedFromEachOfSeveralKeysOfEachKind() throws Exception {
        assertThat(verify(signedByEc(partnersClaims().build()))).isInstanceOf(Valid.class);
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID()).build(),
                        partnersClaims().build());
        jwt.sign(new RSASSASigner(rsa));
        assertThat(verify(jwt.serialize())).isInstanceOf(Valid.class);
    }

    @Test
    void anExpiredTokenIsRefusedEvenWhenItsSignatureIsRemembered() {
        TokenVerifier verifier = new TokenVerifier(keys);
        String token = new TokenIssuer(keys).issue(CLAIMS, NOW);
        assertThat(verifier.verify(token, NOW)).isInstanceOf(Valid.class);
        assertThat(refusal(verifier.verify(token, CLAIMS.expiresAt())))
                .isEqualTo(RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void aTokenIsRefusedBeforeItsTime() {
        String token = new TokenIssuer(keys).issue(CLAIMS, NOW);
        TokenResult result = new TokenVerifier(keys).verify(token, NOW.minusSeconds(61));
        assertThat(refusal(result)).isEqualTo(RefusalCode.TOKEN_NOT_YET_VALID);
    }

    @Test
    void aTokenSignedByAnotherKeyUnderAKnownNameIsForged() throws Exception {
        ec = newEcKey("partner-es256");
        assertThat(refusal(verify(signedByEc(partnersClaims().build()))))
                .isEqualTo(RefusalCode.TOKEN_FORGED);
    }

    @Test
    void aTokenOfAnUnknownKeyIsForged() throws Exception {
        ec = newEcKey("nobody");
        assertThat(refusal(verify(signedByEc(partnersClaims().build()))))
                .isEqualTo(RefusalCode.TOKEN_FORGED);
    }

    @Test
    void aTokenCannotChooseTheAlgorithmOfAKey() throws Exception {
        // The classic confusion: an HMAC keyed with the public key, which everyone knows.
        byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(rsa.getKeyID()).build(),
                        partnersClaims().build());
        jwt.sign(new MACSigner(publicKey));
        assertThat(refusal(verify(jwt.serialize()))).isEqualTo(RefusalCode.TOKEN_FORGED);
    }

    @Test
    void aChangedTokenIsForged() {
        String token = new TokenIssuer(keys).issue(CLAIMS, NOW);
        int at = token.lastIndexOf('.') + 10;
        char flipped = token.charAt(at) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, at) + flipped + token.substring(at + 1);
        assertThat(refusal(verify(changed))).isEqualTo(RefusalCode.TOKEN_FORGED);
    }

    @Test
    void whatIsNoTokenIsMalformedAndSaysWhy() throws Exception {
        assertThat(refusal(verify("not a token"))).isEqualTo(RefusalCode.TOKEN_MALFORMED);
        assertThat(refusal(verify("x".repeat(10_000)))).isEqualTo(RefusalCode.TOKEN_MALFORMED);
        assertThat(verify(signedByEc(partnersClaims().audience("other").build())).toString())
                .contains("audience");
        assertThat(verify(signedByEc(partnersClaims().claim("role", "king").build())).toString())
                .contains("king");
        assertThat(verify(signedByEc(partnersClaims().claim("name", null).build())).toString())
                .contains("“name”");
        assertThat(verify(signedByEc(partnersClaims().expirationTime(null).build())).toString())
                .contains("expiry");
    }

    @Test
    void theOldKeyIsAcceptedWhileTheNewOneSigns() throws Exception {
        DataDirectory data = DataDirectory.open(folder.resolve("data"));
        String oldToken = new TokenIssuer(keys).issue(CLAIMS, NOW);
        JWKSet old = JWKSet.parse(data.readSecret(TokenKeys.OWN_FILE));
        JWKSet rotated =
                new JWKSet(
                        List.of(Ed25519.generate("rostrum-new", random), old.getKeys().getFirst()));
        data.writeSecret(TokenKeys.OWN_FILE, rotated.toString(false));

        keys = TokenKeys.open(data, List.of(), NOW, random);

        assertThat(verify(oldToken)).isInstanceOf(Valid.class);
        String newToken = new TokenIssuer(keys).issue(CLAIMS, NOW);
        assertThat(SignedJWT.parse(newToken).getHeader().getKeyID()).isEqualTo("rostrum-new");
        assertThat(verify(newToken)).isInstanceOf(Valid.class);
    }

    private static RefusalCode refusal(TokenResult result) {
        assertThat(result).isInstanceOf(Invalid.class);
        return ((Invalid) result).code();
    }
}
