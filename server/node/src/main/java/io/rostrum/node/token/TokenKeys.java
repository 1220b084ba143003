package io.rostrum.node.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.rostrum.node.config.ConfigException;
import io.rostrum.node.config.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that sign and verify join tokens: the server's own JWK set (RFC 7517), made at first
 * start, and the sets of others who may issue tokens for it. To rotate, put the new key first in
 * {@code tokens.jwks} and leave the old one until its tokens have expired. Immutable.
 */
public final class TokenKeys {

    static final String OWN_FILE = "tokens.jwks";

    /** A key ready for use; the algorithm belongs to the key, whatever a token's header says. */
    record TokenKey(
            String kid, JWSAlgorithm algorithm, JWSVerifier verifier, Optional<JWSSigner> signer) {}

    private final Map<String, TokenKey> byKid;
    private final TokenKey signing;

    private TokenKeys(Map<String, TokenKey> byKid, TokenKey signing) {
        this.byKid = byKid;
        this.signing = signing;
    }

    /**
     * Opens the server's own keys, making one if there is none, and those of others.
     *
     * @param now names the key that is made
     * @throws ConfigException if a set cannot be read, or a key is of another kind than Ed25519,
     *     P-256 or RSA
     */
    public static TokenKeys open(
            DataDirectory data, List<Path> trusted, Instant now, SecureRandom random)
            throws ConfigException {
        if (!data.has(OWN_FILE)) {
            try {
                OctetKeyPair fresh = Ed25519.generate("rostrum-" + now.getEpochSecond(), random);
                data.writeSecret(OWN_FILE, new JWKSet(fresh).toString(false));
            } catch (GeneralSecurityException e) {
                throw new ConfigException(
                        "An Ed25519 key could not be made: " + e.getMessage() + ".", e);
            }
        }
        Map<String, TokenKey> byKid = new LinkedHashMap<>();
        add(byKid, data.readSecret(OWN_FILE), data.file(OWN_FILE));
        TokenKey signing =
                byKid.values().stream()
                        .filter(k -> k.signer().isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new ConfigException(
                                        data.file(OWN_FILE)
                                                + " holds no private key to sign tokens with."));
        for (Path file : trusted) {
            try {
                add(byKid, Files.readString(file), file);
            } catch (IOException e) {
                throw new ConfigException(
                        "The JWK set " + file + " could not be read: " + e.getMessage() + ".", e);
            }
        }
        return new TokenKeys(Map.copyOf(byKid), signing);
    }

    private static void add(Map<String, TokenKey> byKid, String json, Path file)
            throws ConfigException {
        List<JWK> keys;
        try {
            keys = JWKSet.parse(json).getKeys();
        } catch (ParseException e) {
            throw new ConfigException(
                    file + " is not a JWK set (RFC 7517): " + e.getMessage() + ".", e);
        }
        for (JWK jwk : keys) {
            String kid = jwk.getKeyID();
            if (kid == null || kid.isBlank()) {
                throw new ConfigException(
                        file + " holds a key without “kid”; tokens find their key by it.");
            }
            try {
                if (byKid.putIfAbsent(kid, key(kid, jwk)) != null) {
                    throw new ConfigException(file + ": the key id “" + kid + "” is used twice.");
                }
            } catch (JOSEException | GeneralSecurityException e) {
                throw new ConfigException(
                        file + ": the key “" + kid + "” cannot be used: " + e.getMessage() + ".",
                        e);
            }
        }
    }

    private static TokenKey key(String kid, JWK jwk)
            throws JOSEException, GeneralSecurityException {
        return switch (jwk) {
            case OctetKeyPair okp when Curve.Ed25519.equals(okp.getCurve()) ->
                    new TokenKey(
                            kid,
                            JWSAlgorithm.EdDSA,
                            Ed25519.verifier(okp),
                            okp.isPrivate() ? Optional.of(Ed25519.signer(okp)) : Optional.empty());
            case ECKey ec when Curve.P_256.equals(ec.getCurve()) ->
                    new TokenKey(
                            kid,
                            JWSAlgorithm.ES256,
                            new ECDSAVerifier(ec),
                            ec.isPrivate() ? Optional.of(new ECDSASigner(ec)) : Optional.empty());
            case RSAKey rsa ->
                    new TokenKey(
                            kid,
                            JWSAlgorithm.RS256,
                            new RSASSAVerifier(rsa),
                            rsa.isPrivate()
                                    ? Optional.of(new RSASSASigner(rsa))
                                    : Optional.empty());
            default ->
                    throw new JOSEException(
                            "it is of kind "
                                    + jwk.getKeyType()
                                    + "; expected Ed25519, P-256 (ES256) or RSA (RS256)");
        };
    }

    Optional<TokenKey> byKid(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    TokenKey signing() {
        return signing;
    }
}
