package io.rostrum.client;

import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.ServerMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * The server refused a request; nothing was changed by it. The message is the server's English
 * sentence.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final HashMap<String, String> params;

    RefusedException(ServerMessage.Refused refused) {
        super(refused.code() + ": " + refused.message());
        code = refused.code();
        params = new HashMap<>(refused.params());
    }

    /** Why, by the registry. */
    public RefusalCode code() {
        return code;
    }

    /** What the sentence of the code speaks of, by name. */
    public Map<String, String> params() {
        return Map.copyOf(params);
    }
}
