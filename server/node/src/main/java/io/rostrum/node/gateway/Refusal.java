package io.rostrum.node.gateway;

import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.ServerMessage;
import java.util.Map;

/**
 * Why something is not done.
 *
 * @param params what the sentence of the code speaks of, by name
 */
public record Refusal(RefusalCode code, Map<String, String> params) {

    public Refusal {
        params = Map.copyOf(params);
    }

    /** A refusal whose sentence speaks of nothing in particular. */
    public static Refusal of(RefusalCode code) {
        return new Refusal(code, Map.of());
    }

    /** A refusal whose sentence speaks of one thing. */
    public static Refusal of(RefusalCode code, String name, String value) {
        return new Refusal(code, Map.of(name, value));
    }

    /** A value that cannot be accepted. */
    public static Refusal invalid(String field, String detail) {
        return new Refusal(RefusalCode.INVALID_VALUE, Map.of("field", field, "detail", detail));
    }

    /** The refusal of a request, with the registry's sentence filled in. */
    public ServerMessage.Refused answerTo(String requestId) {
        return new ServerMessage.Refused(requestId, code, params, sentence());
    }

    /** The registry's sentence in English, filled in. */
    public String sentence() {
        return code.sentence(params);
    }
}
