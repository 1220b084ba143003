package io.rostrum.node.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * With which token which session is resumed: 192 random bits, new on every join. The one before
 * stays good until the next join, for the answer that brought the new one may have been lost. Used
 * on the room's thread only.
 */
public final class ResumeTokens {

    private static final int TOKEN_BYTES = 24;

    private final Cache<String, ControlSession> sessions;
    private final SecureRandom random;

    /**
     * Keeps tokens for a while after a line has dropped.
     *
     * @param most how many tokens at most
     */
    public ResumeTokens(Duration afterDrop, int most, SecureRandom random, Ticker ticker) {
        this.sessions =
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .expireAfterWrite(afterDrop)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
        this.random = random;
    }

    /** The session that a token resumes. */
    public Optional<ControlSession> find(String token) {
        return Optional.ofNullable(sessions.getIfPresent(token));
    }

    /** A new token for a session; the one before the last is good no longer. */
    public String issue(ControlSession session) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.addToken(token).ifPresent(sessions::invalidate);
        sessions.put(token, session);
        return token;
    }

    /** Begins the time anew in which a session can be resumed: its line has dropped now. */
    public void renew(ControlSession session) {
        session.tokens().forEach(token -> sessions.put(token, session));
    }

    /** Makes a session's tokens good no longer. */
    public void revoke(ControlSession session) {
        session.tokens().forEach(sessions::invalidate);
    }
}
