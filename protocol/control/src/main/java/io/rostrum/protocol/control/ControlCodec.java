package io.rostrum.protocol.control;

import io.rostrum.protocol.control.DecodeResult.Decoded;
import io.rostrum.protocol.control.DecodeResult.Undecodable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages as JSON in UTF-8. Decoding is total: any bytes are a message or a refusal with a
 * reason. Unknown fields are tolerated, so that a newer peer may say more; unknown types are
 * refused. Immutable and thread-safe.
 */
public final class ControlCodec {

    private final JsonMapper mapper = WireMapper.create();
    private final ObjectReader clientReader = mapper.readerFor(ClientMessage.class);
    private final ObjectReader serverReader = mapper.readerFor(ServerMessage.class);
    private final ObjectWriter clientWriter = mapper.writerFor(ClientMessage.class);
    private final ObjectWriter serverWriter = mapper.writerFor(ServerMessage.class);
    private final int messageBytes;

    /**
     * @param messageBytes the largest message accepted, in bytes
     */
    public ControlCodec(int messageBytes) {
        this.messageBytes = messageBytes;
    }

    /** Reads what a client sent. */
    public DecodeResult decode(byte[] utf8) {
        if (utf8.length > messageBytes) {
            return new Undecodable(
                    RefusalCode.TOO_LARGE,
                    Map.of(
                            "size",
                            Integer.toString(utf8.length),
                            "limit",
                            Integer.toString(messageBytes)),
                    Optional.empty());
        }
        try {
            return decode(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            return new Undecodable(
                    RefusalCode.MALFORMED,
                    Map.of("detail", "its bytes are not UTF-8"),
                    Optional.empty());
        }
    }

    private DecodeResult decode(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return malformed(text, "a JSON object was expected");
        }
        try {
            ClientMessage message = clientReader.readValue(text);
            return FieldRules.firstViolation(message)
                    .<DecodeResult>map(violation -> invalid(text, violation))
                    .orElseGet(() -> new Decoded(message));
        } catch (InvalidTypeIdException e) {
            String type = e.getTypeId();
            return type == null
                    ? malformed(text, "it has no “type”")
                    : new Undecodable(
                            RefusalCode.UNKNOWN_TYPE,
                            Map.of("type", Misreading.shortened(type)),
                            idOf(text));
        } catch (JacksonException e) {
            return malformed(text, Misreading.of(e));
        }
    }

    /**
     * Reads what a server sent.
     *
     * @throws JacksonException if it is no message of this protocol; a client then closes the
     *     connection
     */
    public ServerMessage decodeServer(byte[] utf8) {
        ServerMessage message = serverReader.readValue(utf8);
        if (message == null) {
            throw new StreamReadException("null is no message");
        }
        return message;
    }

    /** Writes what a client sends. */
    public byte[] encode(ClientMessage message) {
        return clientWriter.writeValueAsBytes(message);
    }

    /** Writes what the server sends. */
    public byte[] encode(ServerMessage message) {
        return serverWriter.writeValueAsBytes(message);
    }

    private Undecodable malformed(String text, String detail) {
        return new Undecodable(RefusalCode.MALFORMED, Map.of("detail", detail), idOf(text));
    }

    private Undecodable invalid(String text, FieldRules.Violation violation) {
        return new Undecodable(
                RefusalCode.INVALID_VALUE,
                Map.of("field", violation.field(), "detail", violation.detail()),
                idOf(text));
    }

    /** The id of a request that could not be read whole. */
    private Optional<String> idOf(String text) {
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if ("id".equals(name) && value == JsonToken.VALUE_STRING) {
                    return Optional.of(parser.getString()).filter(FieldRules::isId);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** How a record's type is called on the wire: its simple name, beginning in lower case. */
    static String wireName(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
