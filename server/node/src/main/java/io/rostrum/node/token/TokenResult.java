package io.rostrum.node.token;

import io.rostrum.protocol.control.RefusalCode;
import java.util.Map;

/** What became of a join token. */
public sealed interface TokenResult {

    /** Signed by a known key, for this server, and in its time. */
    record Valid(JoinClaims claims) implements TokenResult {}

    /** Not to be let in, and why. */
    record Invalid(RefusalCode code, Map<String, String> params) implements TokenResult {}
}
