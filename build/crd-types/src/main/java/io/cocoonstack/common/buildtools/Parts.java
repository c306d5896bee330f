package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Pieces that several of the generated types share. */
final class Parts {

    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    private static final ClassName BUILDABLE = ClassName.get("io.sundr.builder.annotations", "Buildable");
    private static final ClassName REFERENCE = ClassName.get("io.sundr.builder.annotations", "BuildableReference");
    private static final String JACKSON_2 = "com.fasterxml.jackson.databind.annotation";
    private static final String JACKSON_3 = "tools.jackson.databind.annotation";
    private static final TypeName PROPERTIES = ParameterizedTypeName.get(
            ClassName.get(Map.class), ClassName.get(String.class), ClassName.get(Object.class));

    private Parts() {}

    static String file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
    }

    static AnnotationSpec generated() {
        return AnnotationSpec.builder(GENERATED)
                .addMember("value", "$S", Conventions.GENERATOR)
                .build();
    }

    /** A class that is read and written by its {@code …Json} class, with either Jackson. */
    static TypeSpec.Builder bean(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(NULL_MARKED)
                .addAnnotation(generated())
                .addAnnotation(using(JACKSON_2, "JsonDeserialize", name, "Reader2"))
                .addAnnotation(using(JACKSON_2, "JsonSerialize", name, "Writer2"))
                .addAnnotation(using(JACKSON_3, "JsonDeserialize", name, "Reader3"))
                .addAnnotation(using(JACKSON_3, "JsonSerialize", name, "Writer3"));
    }

    private static AnnotationSpec using(String jackson, String annotation, String name, String half) {
        return AnnotationSpec.builder(ClassName.get(jackson, annotation))
                .addMember("using", "$T.$L.class", Conventions.json(name), half)
                .build();
    }

    /** Fluent builders as fabric8's own types have them. */
    static AnnotationSpec buildable() {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(BUILDABLE)
                .addMember("editableEnabled", "false")
                .addMember("validationEnabled", "false")
                .addMember("generateBuilderPackage", "false")
                .addMember("lazyCollectionInitEnabled", "false")
                .addMember("builderPackage", "$S", "io.fabric8.kubernetes.api.builder");
        for (String core : List.of("ObjectMeta", "ListMeta", "ResourceRequirements", "EnvFromSource", "Condition")) {
            annotation.addMember("refs", "@$T($T.class)", REFERENCE, Conventions.model(core));
        }
        return annotation.build();
    }

    static MethodSpec constructor(String name) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "An empty object, to be filled by setters; {@link $T} is the fluent way.",
                        Conventions.api(name + "Builder"))
                .build();
    }

    /** {@code toBuilder()} and {@code edit()}. */
    static List<MethodSpec> editable(String name) {
        ClassName builder = Conventions.api(name + "Builder");
        return List.of(
                MethodSpec.methodBuilder("toBuilder")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Starts a builder from a copy of this object.\n\n@return a new builder")
                        .returns(builder)
                        .addStatement("return new $T(this)", builder)
                        .build(),
                MethodSpec.methodBuilder("edit")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The same as {@link #toBuilder()}, under the name that fabric8's types use.\n\n"
                                + "@return a new builder")
                        .returns(builder)
                        .addStatement("return toBuilder()")
                        .build());
    }

    static TypeName editableOf(String name) {
        return ParameterizedTypeName.get(
                ClassName.get("io.fabric8.kubernetes.api.builder", "Editable"), Conventions.api(name + "Builder"));
    }

    static FieldSpec additionalPropertiesField() {
        return FieldSpec.builder(PROPERTIES, "additionalProperties", Modifier.PRIVATE)
                .initializer("new $T<>()", LinkedHashMap.class)
                .build();
    }

    /** The three methods over the JSON that the typed properties do not write. */
    static List<MethodSpec> additionalProperties(String name) {
        return List.of(
                MethodSpec.methodBuilder("getAdditionalProperties")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("{@inheritDoc}")
                        .returns(PROPERTIES)
                        .addStatement("return additionalProperties")
                        .build(),
                MethodSpec.methodBuilder("setAdditionalProperty")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("{@inheritDoc}")
                        .addParameter(String.class, "name")
                        .addParameter(Property.nullable(ClassName.get(Object.class)), "value")
                        .addStatement("additionalProperties.put(name, value)")
                        .build(),
                MethodSpec.methodBuilder("setAdditionalProperties")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc(
                                "Replaces what the typed properties do not write.\n\n@param additionalProperties $L",
                                "values of JSON by name, copied; those that a typed property has overtaken are left\n"
                                        + "out; null for none")
                        .addParameter(Property.nullable(PROPERTIES), "additionalProperties")
                        .addStatement(
                                "this.additionalProperties = $T.TYPE.current(this, additionalProperties)",
                                Conventions.json(name))
                        .build());
    }

    static MethodSpec.Builder getter(Property property) {
        return MethodSpec.methodBuilder(property.getter())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Docs.ofGetter(property))
                .returns(property.fieldType());
    }

    /** {@code equals} and {@code hashCode}. */
    static List<MethodSpec> equality(String name) {
        ClassName json = Conventions.json(name);
        return List.of(
                MethodSpec.methodBuilder("equals")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Compares what is written: absent and empty are the same; numbers count by value.")
                        .addParameter(Property.nullable(ClassName.OBJECT), "other")
                        .returns(boolean.class)
                        .addStatement(
                                "return this == other || (other instanceof $T that && $T.TYPE.same(this, that))",
                                Conventions.api(name),
                                json)
                        .build(),
                MethodSpec.methodBuilder("hashCode")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Fits {@link #equals}.")
                        .returns(int.class)
                        .addStatement("return $T.TYPE.hash(this)", json)
                        .build());
    }

    /** A setter that also forgets the JSON that stood in the field's place. */
    static MethodSpec setter(Property property, CodeBlock assignment) {
        return setterStart(property)
                .addStatement(assignment)
                .addStatement("additionalProperties.remove($S)", property.name())
                .build();
    }

    /** The same over a setter of the superclass. Sundrio's builders call it last, and with null for what is absent. */
    static MethodSpec overridingSetter(Property property) {
        return setterStart(property)
                .addAnnotation(Override.class)
                .beginControlFlow("if ($N != null || $N() != null)", property.javaName(), property.getter())
                .addStatement("additionalProperties.remove($S)", property.name())
                .endControlFlow()
                .addStatement("super.$N($N)", property.setter(), property.javaName())
                .build();
    }

    private static MethodSpec.Builder setterStart(Property property) {
        return MethodSpec.methodBuilder(property.setter())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Docs.ofSetter(property))
                .addParameter(property.parameterType(), property.javaName());
    }
}
