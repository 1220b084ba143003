package io.rostrum.protocol.control;

import static java.lang.Character.MAX_SURROGATE;
import static java.lang.Character.MIN_SURROGATE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Jackson, strict where a lenient reading would hide a client's mistake. */
final class WireMapper {

    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 30;

    private WireMapper() {}

    static JsonMapper create() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(LONGEST_TEXT)
                                        .maxNameLength(LONGEST_NAME)
                                        .maxNumberLength(LONGEST_NUMBER)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        List<NamedType> types = new ArrayList<>();
        for (Class<?> root :
                List.of(ClientMessage.class, ServerMessage.class, Notice.class, ViewEvent.class)) {
            leaves(root, types);
        }
        JsonMapper.Builder builder =
                JsonMapper.builder(factory)
                        .annotationIntrospector(new EveryComponentIsRequired())
                        .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
                        .registerSubtypes(types.toArray(NamedType[]::new))
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .changeDefaultNullHandling(
                                unused -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                        .changeDefaultPropertyInclusion(
                                value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT));
        builder.withCoercionConfig(
                LogicalType.Enum,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
        return builder.build();
    }

    /** The records of a sealed type, each under its name on the wire. */
    private static void leaves(Class<?> type, List<NamedType> into) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            into.add(new NamedType(type, ControlCodec.wireName(type)));
            return;
        }
        for (Class<?> each : permitted) {
            leaves(each, into);
        }
    }

    /**
     * Text is text: no number is taken for it, and no half of a character, which JSON can spell
     * (RFC 8259 §8.2) but UTF-8 cannot.
     */
    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            if (!isWhole(text)) {
                return context.reportInputMismatch(this, "half of a character");
            }
            return text;
        }
    }

    /** Whether every surrogate in a text has its other half. */
    static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= MIN_SURROGATE && c <= MAX_SURROGATE);
    }

    /** A component of a record must be there unless it is an {@link Optional}. */
    private static final class EveryComponentIsRequired extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.getDeclaringClass().isRecord() && member.getRawType() != Optional.class;
        }
    }
}
