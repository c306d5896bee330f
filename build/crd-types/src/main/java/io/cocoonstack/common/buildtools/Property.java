package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A field of one of our types.
 *
 * @param name its name in JSON
 * @param kind what its Java type is and how it is read and written
 * @param element the Java type, for lists that of the elements
 * @param schema what the API server knows of it
 * @param description from the CRD
 * @param required whether an object without it is invalid
 */
record Property(String name, Kind kind, TypeName element, Schema schema, String description, boolean required) {

    private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    private static final ClassName LIST = ClassName.get(List.class);

    /** The kinds of fields. */
    enum Kind {
        TEXT,
        WORD,
        BOOL,
        INT32,
        INT64,
        COUNT,
        QUANTITY,
        OBJECT,
        LIST,
        RESOURCES,
        ENV_FROM,
        CONDITIONS;

        boolean isList() {
            return this == LIST || this == ENV_FROM || this == CONDITIONS;
        }

        /** Lists are never null, counts are primitive. */
        boolean isNullable() {
            return !isList() && this != COUNT;
        }
    }

    String javaName() {
        return Conventions.javaName(name);
    }

    String getter() {
        return "get" + capitalized();
    }

    String setter() {
        return "set" + capitalized();
    }

    /** The type without annotations. */
    TypeName rawType() {
        return kind.isList() ? ParameterizedTypeName.get(LIST, element) : element;
    }

    TypeName fieldType() {
        return kind.isNullable() ? nullable(rawType()) : rawType();
    }

    /** Setters of lists take null for none, too. */
    TypeName parameterType() {
        return kind == Kind.COUNT ? rawType() : nullable(rawType());
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(AnnotationSpec.builder(NULLABLE).build());
    }

    private String capitalized() {
        String name = javaName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
