package io.rostrum.protocol.control;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Why a message could not be read, for whoever wrote the client: the field and what it must be. */
final class Misreading {

    private static final int LONGEST = 200;

    private Misreading() {}

    static String of(JacksonException e) {
        return switch (e) {
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
                    field(mismatch) + " must be " + expected(mismatch.getTargetType());
            case InputCoercionException range when !range.getPath().isEmpty() ->
                    field(range) + " must be " + expected(range.getTargetType());
            case StreamConstraintsException limit -> shortened(ofInterest(limit));
            default -> shortened("it is not good JSON: " + ofInterest(e));
        };
    }

    /** What was said, without what only concerns this side. */
    private static String ofInterest(JacksonException e) {
        return e.getOriginalMessage().replaceAll(" \\(start marker.*|, from `[^`]*`", "");
    }

    /** One line that is not too long, without half a character at its end. */
    static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        int end = Math.min(line.length(), LONGEST);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        String kept = line.substring(0, end) + (end < line.length() ? "…" : "");
        return WireMapper.isWhole(kept) ? kept : "?";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        } else if (type == String.class) {
            return "a text";
        } else if (type == int.class || type == Integer.class) {
            return "a whole number of 32 bits";
        } else if (type == long.class || type == Long.class) {
            return "a whole number of 64 bits";
        } else if (type == double.class) {
            return "a number";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else {
            return "an object";
        }
    }

    private static String field(JacksonException e) {
        StringBuilder path = new StringBuilder("“");
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            path.append(path.length() == 1 || name == null ? "" : ".")
                    .append(name == null ? "[" + step.getIndex() + "]" : name);
        }
        return path.append("”").toString();
    }
}
