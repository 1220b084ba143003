package io.rostrum.protocol.control;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance of every message, made from its components: whatever record is added has a sample at
 * once.
 */
final class Samples {

    /** Whether what is optional is there. */
    enum Fill {
        FULL,
        MINIMAL
    }

    private Samples() {}

    /** The records of a sealed type, in the order in which they are declared. */
    static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return List.of(type);
        }
        Arrays.stream(permitted).forEach(each -> leaves.addAll(leaves(each)));
        return leaves;
    }

    static Object of(Class<?> record, Fill fill) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components)
                        .map(c -> value(c.getName(), c.getGenericType(), fill))
                        .toArray();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " has no usable constructor", e);
        }
    }

    private static Object value(String name, Type type, Fill fill) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return fill == Fill.FULL
                        ? Optional.of(value(name, argument, fill))
                        : Optional.empty();
            }
            if (generic.getRawType() == List.class) {
                return fill == Fill.FULL ? List.of(value(name, argument, fill)) : List.of();
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            if (fill == Fill.FULL) {
                map.put("en", value(name, generic.getActualTypeArguments()[1], fill));
            }
            return map;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return name.equals("language") || name.equals("languages") ? "fr" : name;
        }
        if (plain == long.class || plain == Long.class) {
            return 1_764_000_000_000L;
        }
        if (plain == int.class || plain == Integer.class) {
            return 7;
        }
        if (plain == double.class) {
            return 1234.5;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return of(leaves(plain).getFirst(), fill);
    }
}
