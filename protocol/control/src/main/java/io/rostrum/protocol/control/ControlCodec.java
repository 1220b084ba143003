package io.rostrum.protocol.control;

import io.rostrum.protocol.control.DecodeResult.Decoded;
import io.rostrum.protocol.control.DecodeResult.Undecodable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
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

    private static final int LONGEST_DETAIL = 200;

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
            ClientMessage message = clientReader.readValue(utf8);
            if (message == null) {
                return malformed(utf8, "null is no message");
            }
            Optional<FieldRules.Violation> violation = FieldRules.firstViolation(message);
            if (violation.isPresent()) {
                return new Undecodable(
                        RefusalCode.INVALID_VALUE,
                        Map.of(
                                "field",
                                violation.get().field(),
                                "detail",
                                violation.get().detail()),
                        idOf(utf8));
            }
            return new Decoded(message);
        } catch (InvalidTypeIdException e) {
            String type = e.getTypeId();
            return type == null
                    ? malformed(utf8, "it has no “type”")
                    : new Undecodable(
                            RefusalCode.UNKNOWN_TYPE, Map.of("type", shortened(type)), idOf(utf8));
        } catch (DatabindException e) {
            String at = e.getPath().isEmpty() ? "" : "at “" + path(e) + "”: ";
            return malformed(utf8, at + e.getOriginalMessage());
        } catch (StreamConstraintsException e) {
            return malformed(utf8, e.getOriginalMessage());
        } catch (JacksonException e) {
            return malformed(utf8, "it is not JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * Reads what a server sent.
     *
     * @throws JacksonException if it is no message of this protocol; a client then closes the
     *     connection
     */
    public ServerMessage decodeServer(byte[] utf8) {
        return serverReader.readValue(utf8);
    }

    /** Writes what a client sends. */
    public byte[] encode(ClientMessage message) {
        return clientWriter.writeValueAsBytes(message);
    }

    /** Writes what the server sends. */
    public byte[] encode(ServerMessage message) {
        return serverWriter.writeValueAsBytes(message);
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            path.append(path.isEmpty() || name == null ? "" : ".")
                    .append(name == null ? "[" + step.getIndex() + "]" : name);
        }
        return path.toString();
    }

    private Undecodable malformed(byte[] utf8, String detail) {
        return new Undecodable(
                RefusalCode.MALFORMED, Map.of("detail", shortened(detail)), idOf(utf8));
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }

    /** The id of a request that could not be read whole. */
    private Optional<String> idOf(byte[] utf8) {
        try (JsonParser parser = mapper.createParser(utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if ("id".equals(name) && value == JsonToken.VALUE_STRING) {
                    return Optional.of(parser.getString()).filter(id -> FieldRules.isId(id));
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
