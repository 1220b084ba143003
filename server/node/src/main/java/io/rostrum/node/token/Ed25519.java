package io.rostrum.node.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Ed25519 (RFC 8032, RFC 8037) by the JDK behind Nimbus's interfaces; Nimbus itself would need Tink
 * for it.
 *
 * <p>Thread-safe: a {@link Signature} is made for each call.
 */
final class Ed25519 {

    /** What stands before the 32 bytes of a public key in X.509 (RFC 8410 §4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410 §7). */
    private static final byte[] PKCS8_PREFIX =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private Ed25519() {}

    static OctetKeyPair generate(String kid, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, random);
        KeyPair pair = generator.generateKeyPair();
        return new OctetKeyPair.Builder(Curve.Ed25519, lastBytes(pair.getPublic().getEncoded()))
                .d(lastBytes(pair.getPrivate().getEncoded()))
                .keyID(kid)
                .build();
    }

    private static Base64URL lastBytes(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static byte[] join(byte[] prefix, byte[] key) throws GeneralSecurityException {
        if (key.length != 32) {
            throw new GeneralSecurityException("an Ed25519 key has 32 bytes, not " + key.length);
        }
        byte[] whole = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, whole, prefix.length, key.length);
        return whole;
    }

    static JWSVerifier verifier(OctetKeyPair key) throws GeneralSecurityException {
        PublicKey publicKey =
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(join(X509_PREFIX, key.getDecodedX())));
        return new Verifier(publicKey);
    }

    static JWSSigner signer(OctetKeyPair key) throws GeneralSecurityException {
        PrivateKey privateKey =
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(join(PKCS8_PREFIX, key.getDecodedD())));
        return new Signer(privateKey);
    }

    private record Verifier(PublicKey key, JCAContext context) implements JWSVerifier {

        Verifier(PublicKey key) {
            this(key, new JCAContext());
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature)
                throws JOSEException {
            try {
                Signature engine = Signature.getInstance("Ed25519");
                engine.initVerify(key);
                engine.update(signingInput);
                return engine.verify(signature.decode());
            } catch (SignatureException e) {
                return false; // a signature of the wrong shape is a wrong signature
            } catch (GeneralSecurityException e) {
                throw new JOSEException(e.getMessage(), e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return ALGORITHMS;
        }

        @Override
        public JCAContext getJCAContext() {
            return context;
        }
    }

    private record Signer(PrivateKey key, JCAContext context) implements JWSSigner {

        Signer(PrivateKey key) {
            this(key, new JCAContext());
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
            try {
                Signature engine = Signature.getInstance("Ed25519");
                engine.initSign(key);
                engine.update(signingInput);
                return Base64URL.encode(engine.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException(e.getMessage(), e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return ALGORITHMS;
        }

        @Override
        public JCAContext getJCAContext() {
            return context;
        }
    }
}
