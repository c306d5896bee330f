package io.cocoonstack.common.checks;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types as a reader of the listing wants them: simple names, and a question mark behind a type whose value can be null.
 */
final class TypeText {

    private TypeText() {}

    static String of(AnnotatedType type) {
        String mark = type.isAnnotationPresent(Nullable.class) ? "?" : "";
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + "[]" + mark;
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            String arguments = Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .map(TypeText::of)
                    .collect(Collectors.joining(", "));
            return raw(type.getType()) + "<" + arguments + ">" + mark;
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard(wildcard);
        }
        if (type instanceof AnnotatedTypeVariable) {
            return ((TypeVariable<?>) type.getType()).getName() + mark;
        }
        return raw(type.getType()) + mark;
    }

    static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(TypeText::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(TypeText::of)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String wildcard(AnnotatedWildcardType wildcard) {
        AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
        if (lower.length > 0) {
            return "? super " + of(lower[0]);
        }
        String upper = of(wildcard.getAnnotatedUpperBounds()[0]);
        return upper.equals("Object") ? "?" : "? extends " + upper;
    }

    /** The name without its package, and with the types around it: {@code RoundStep.Wait}. */
    private static String raw(Type type) {
        return type.getTypeName()
                .replaceAll("<.*", "")
                .replaceFirst("^(?:[a-z][a-zA-Z0-9_]*\\.)+(?=[A-Z])", "")
                .replace('$', '.');
    }
}
