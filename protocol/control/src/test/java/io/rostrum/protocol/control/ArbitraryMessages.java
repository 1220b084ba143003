package io.rostrum.protocol.control;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any message, made from its components: whatever record is added is among them at once. */
final class ArbitraryMessages {

    private static final int LARGEST_NUMBER_THAT_EVERY_FIELD_TAKES = 200;

    private ArbitraryMessages() {}

    /** Any record of a sealed type, or of a record. */
    static <T> Arbitrary<T> of(Class<T> type) {
        List<Arbitrary<T>> leaves =
                Samples.leaves(type).stream().map(leaf -> record(leaf).map(type::cast)).toList();
        return Arbitraries.oneOf(leaves);
    }

    private static Arbitrary<Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Arbitrary<Object>> values =
                Arrays.stream(components).map(c -> value(c.getGenericType())).toList();
        return Combinators.combine(values)
                .as(chosen -> {
                    try {
                        Constructor<?> constructor = type.getDeclaredConstructor(types);
                        constructor.setAccessible(true);
                        return constructor.newInstance(chosen.toArray());
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(type + " has no usable constructor", e);
                    }
                });
    }

    private static Arbitrary<Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return value(arguments[0]).optional().map(each -> each);
            }
            if (generic.getRawType() == List.class) {
                return value(arguments[0]).list().ofMaxSize(3).map(each -> each);
            }
            return Arbitraries.maps(text(), value(arguments[1])).ofMaxSize(3).map(each -> each);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text().map(each -> each);
        }
        if (plain == long.class || plain == Long.class) {
            return Arbitraries.longs().greaterOrEqual(0).map(each -> each);
        }
        if (plain == int.class || plain == Integer.class) {
            return Arbitraries.integers()
                    .between(1, LARGEST_NUMBER_THAT_EVERY_FIELD_TAKES)
                    .map(each -> each);
        }
        if (plain == double.class) {
            return Arbitraries.doubles().map(each -> each);
        }
        if (plain.isEnum()) {
            return Arbitraries.of(Arrays.asList((Object[]) plain.getEnumConstants()));
        }
        return of(plain).map(each -> each);
    }

    /** Text of any characters, with something to see in it. */
    private static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(12)
                .map(points -> {
                    StringBuilder text = new StringBuilder("x");
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }
}
