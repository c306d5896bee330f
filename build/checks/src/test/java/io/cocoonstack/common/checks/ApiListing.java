package io.cocoonstack.common.checks;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public types of a module with their public and protected members, as text that is compared line by line. */
final class ApiListing {

    /** Each record, enum and value has these. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final StringBuilder text = new StringBuilder();
    private String lastPackage = "";

    private ApiListing() {}

    static String of(Stream<Class<?>> types) {
        ApiListing listing = new ApiListing();
        types.sorted(Comparator.comparing((Class<?> type) -> type.getPackageName())
                        .thenComparing(Class::getName))
                .forEach(listing::add);
        return listing.text.toString();
    }

    private void add(Class<?> type) {
        if (!type.getPackageName().equals(lastPackage)) {
            lastPackage = type.getPackageName();
            text.append(text.isEmpty() ? "" : "\n")
                    .append("package ")
                    .append(lastPackage)
                    .append('\n');
        }
        text.append('\n').append(header(type)).append('\n');
        members(type).forEach(line -> text.append("    ").append(line).append('\n'));
    }

    private static String header(Class<?> type) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.')
                        + TypeText.variables(type.getTypeParameters());
        if (type.isRecord()) {
            name += Arrays.stream(type.getRecordComponents())
                    .map(ApiListing::component)
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        return modifiers(type) + name + supertypes(type);
    }

    private static String component(RecordComponent component) {
        return TypeText.of(component.getAnnotatedType()) + " " + component.getName();
    }

    private static String modifiers(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface "
                : type.isInterface() ? "interface " : type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
        boolean value = type.isRecord() || type.isEnum() || type.isInterface();
        return (Modifier.isProtected(type.getModifiers()) ? "protected " : "")
                + (!value && Modifier.isAbstract(type.getModifiers()) ? "abstract " : "")
                + (!value && Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + (type.isSealed() ? "sealed " : "")
                + kind;
    }

    private static String supertypes(Class<?> type) {
        List<String> supertypes = new ArrayList<>();
        AnnotatedType superclass = type.getAnnotatedSuperclass();
        if (superclass != null && !type.isRecord() && !type.isEnum()) {
            supertypes.add(TypeText.of(superclass));
        }
        Arrays.stream(type.getAnnotatedInterfaces()).map(TypeText::of).forEach(supertypes::add);
        supertypes.remove("Object");
        return supertypes.isEmpty() ? "" : " : " + String.join(", ", supertypes);
    }

    private static List<String> members(Class<?> type) {
        List<String> lines = new ArrayList<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(ApiListing::isSeen)
                .map(ApiListing::field)
                .sorted()
                .forEach(lines::add);
        if (!type.isRecord()) {
            Arrays.stream(type.getDeclaredConstructors())
                    .filter(ApiListing::isSeen)
                    .map(constructor -> constructor(type, constructor))
                    .sorted()
                    .forEach(lines::add);
        }
        Set<String> components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet())
                : Set.of();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isSeen(method) && !method.isBridge())
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()))
                .filter(method -> method.getParameterCount() > 0 || !components.contains(method.getName()))
                .map(ApiListing::method)
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    private static boolean isSeen(Member member) {
        return !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String field(Field field) {
        return field.isEnumConstant()
                ? field.getName()
                : scope(field) + TypeText.of(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Class<?> type, Constructor<?> constructor) {
        return scope(constructor) + "new " + type.getSimpleName() + parameters(constructor);
    }

    private static String method(Method method) {
        String variables = TypeText.variables(method.getTypeParameters());
        return scope(method)
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + TypeText.of(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method);
    }

    private static String scope(Member member) {
        int modifiers = member.getModifiers();
        boolean abstractMethod =
                Modifier.isAbstract(modifiers) && !member.getDeclaringClass().isInterface();
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (abstractMethod ? "abstract " : "");
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(TypeText::of)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
