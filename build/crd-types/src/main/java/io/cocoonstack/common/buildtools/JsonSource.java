package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.cocoonstack.common.buildtools.Property.Kind;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Source of the class that reads and writes one type: a table of its fields. */
final class JsonSource {

    private static final ClassName OBJECT_TYPE = Conventions.internal("ObjectType");
    private static final ClassName OBJECT_TYPE_BUILDER = Conventions.internal("ObjectTypeBuilder");

    private static final ClassName VALUE_TYPES = Conventions.internal("ValueTypes");

    private JsonSource() {}

    static TypeSpec of(BeanType type) {
        CodeBlock.Builder fields = CodeBlock.builder();
        for (Property property : type.properties()) {
            fields.add(field(type.name(), property));
        }
        return json(type.name(), fields.build());
    }

    static TypeSpec ofResource(Crd crd) {
        ClassName type = Conventions.api(crd.kind());
        CodeBlock.Builder fields = CodeBlock.builder()
                .add("\n.constant($S, $T::getApiVersion)", "apiVersion", type)
                .add("\n.constant($S, $T::getKind)", "kind", type)
                .add(
                        "\n.foreign($1S, $2T.class, $3T::getMetadata, $3T::setMetadata)",
                        "metadata",
                        Conventions.model("ObjectMeta"),
                        type);
        for (Property property : RootSource.properties(crd)) {
            fields.add(field(crd.kind(), property));
        }
        return json(crd.kind(), fields.build());
    }

    static TypeSpec ofList(Crd crd) {
        ClassName type = Conventions.api(crd.name("listKind"));
        CodeBlock fields = CodeBlock.builder()
                .add("\n.value($1S, $2T.TEXT, $3T::getApiVersion, $3T::setApiVersion)", "apiVersion", VALUE_TYPES, type)
                .add("\n.value($1S, $2T.TEXT, $3T::getKind, $3T::setKind)", "kind", VALUE_TYPES, type)
                .add(
                        "\n.foreign($1S, $2T.class, $3T::getMetadata, $3T::setMetadata)",
                        "metadata",
                        Conventions.model("ListMeta"),
                        type)
                .add(
                        "\n.items($1S, $2T.class, $3T::getItems, $3T::setItems)",
                        "items",
                        Conventions.api(crd.kind()),
                        type)
                .build();
        return json(crd.name("listKind"), fields);
    }

    private static CodeBlock field(String typeName, Property property) {
        ClassName type = Conventions.api(typeName);
        CodeBlock accessors = CodeBlock.of("$1T::$2N, $1T::$3N", type, property.getter(), property.setter());
        String name = property.name();
        String types = "\n.value($S, $T.";
        return switch (property.kind()) {
            case WORD ->
                CodeBlock.of(types + "word($T::ofNullable), $L)", name, VALUE_TYPES, property.rawType(), accessors);
            case COUNT -> CodeBlock.of("\n.count($S, $L)", name, accessors);
            case OBJECT, LIST -> {
                ClassName element = (ClassName) property.element();
                String method = property.kind() == Kind.LIST
                        ? "list"
                        : Conventions.isAlwaysObject(name) ? "alwaysObject" : "object";
                yield CodeBlock.of(
                        "\n.$L($S, $T.TYPE, $L)", method, name, Conventions.json(element.simpleName()), accessors);
            }
            default -> {
                String required = property.kind() == Kind.INT32 && property.required() ? "REQUIRED_" : "";
                yield CodeBlock.of(types + "$L$L, $L)", name, VALUE_TYPES, required, property.kind(), accessors);
            }
        };
    }

    private static TypeSpec json(String name, CodeBlock fields) {
        ClassName type = Conventions.api(name);
        return TypeSpec.classBuilder(Conventions.json(name))
                .addModifiers(Modifier.FINAL)
                .addAnnotation(Parts.NULL_MARKED)
                .addAnnotation(Parts.generated())
                .addJavadoc("How {@link $T} is read and written.", type)
                .addField(FieldSpec.builder(ParameterizedTypeName.get(OBJECT_TYPE, type), "TYPE")
                        .addModifiers(Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The fields.")
                        .initializer(CodeBlock.builder()
                                .add("$T.of($T.class, $T::new)", OBJECT_TYPE_BUILDER, type, type)
                                .indent()
                                .indent()
                                .add(fields)
                                .add("\n.build()")
                                .unindent()
                                .unindent()
                                .build())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addTypes(Stream.of("Reader", "Writer")
                        .flatMap(half -> Stream.of("2", "3").map(jackson -> half(half, jackson, type)))
                        .toList())
                .build();
    }

    private static TypeSpec half(String half, String jackson, ClassName type) {
        return TypeSpec.classBuilder(half + jackson)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Conventions.internal("Jackson" + jackson + half), type))
                .addJavadoc("Made by Jackson $L.", jackson)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Made by Jackson $L.", jackson)
                        .addStatement("super(TYPE)")
                        .build())
                .build();
    }
}
