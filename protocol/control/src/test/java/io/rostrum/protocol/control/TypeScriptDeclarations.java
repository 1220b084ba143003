package io.rostrum.protocol.control;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the wire types as TypeScript declarations, from the records. */
final class TypeScriptDeclarations {

    private static final List<Class<?>> ROOTS = List.of(ClientMessage.class, ServerMessage.class);

    private final Map<Class<?>, String> declarations = new LinkedHashMap<>();
    private final Deque<Class<?>> waiting = new ArrayDeque<>(ROOTS);

    private TypeScriptDeclarations() {}

    static String write() {
        TypeScriptDeclarations writer = new TypeScriptDeclarations();
        writer.waiting.add(RefusalCode.class);
        writer.waiting.add(CloseCode.class);
        while (!writer.waiting.isEmpty()) {
            Class<?> next = writer.waiting.poll();
            if (!writer.declarations.containsKey(next)) {
                writer.declarations.put(next, "");
                writer.declarations.put(next, writer.declare(next));
            }
        }
        return """
        // The wire of rostrum.v1, generated from the records of protocol/control; do not edit.
        // ./mvnw -pl protocol/control -am test -Drostrum.golden=write -Dtest='Golden*,TypeScript*' -Dsurefire.failIfNoSpecifiedTests=false

        """
                + String.join("\n", writer.declarations.values());
    }

    private String declare(Class<?> type) {
        if (type.isEnum()) {
            String constants =
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> "\"" + ((Enum<?>) constant).name() + "\"")
                            .collect(Collectors.joining(" | "));
            return "export type " + name(type) + " = " + constants + ";\n";
        }
        if (type.isRecord()) {
            return declareRecord(type);
        }
        String union =
                Arrays.stream(type.getPermittedSubclasses())
                        .map(this::named)
                        .collect(Collectors.joining(" | "));
        return "export type " + name(type) + " = " + union + ";\n";
    }

    private String declareRecord(Class<?> type) {
        StringBuilder text = new StringBuilder("export interface " + name(type) + " {\n");
        boolean tagged =
                List.of(ClientMessage.class, ServerMessage.class, Notice.class, ViewEvent.class)
                        .stream()
                        .anyMatch(root -> root.isAssignableFrom(type));
        if (tagged) {
            text.append("  type: \"").append(ControlCodec.wireName(type)).append("\";\n");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Type generic = component.getGenericType();
            boolean optional = component.getType() == Optional.class;
            Type inner =
                    optional ? ((ParameterizedType) generic).getActualTypeArguments()[0] : generic;
            text.append("  ")
                    .append(component.getName())
                    .append(optional ? "?: " : ": ")
                    .append(reference(inner))
                    .append(";\n");
        }
        return text.append("}\n").toString();
    }

    private String reference(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? reference(arguments[0]) + "[]"
                    : "Record<" + reference(arguments[0]) + ", " + reference(arguments[1]) + ">";
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "string";
        }
        return plain.isPrimitive() || Number.class.isAssignableFrom(plain)
                ? "number"
                : named(plain);
    }

    private String named(Class<?> type) {
        waiting.add(type);
        return name(type);
    }

    /** Nested types go by their simple names, as on the wire; a test sees that no two share one. */
    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
