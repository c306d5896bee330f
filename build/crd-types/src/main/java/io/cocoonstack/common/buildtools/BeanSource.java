package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.cocoonstack.common.buildtools.Property.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Source of a spec, a status or an object in one of them. */
final class BeanSource {

    private BeanSource() {}

    static TypeSpec of(BeanType type) {
        String name = type.name();
        TypeSpec.Builder bean = Parts.bean(name)
                .addJavadoc("$L", Docs.ofType(type.description(), type.schema().ruleMessages()))
                .addAnnotation(Parts.buildable())
                .addSuperinterface(type.hasVmOptions() ? Conventions.api("VmOptions") : Conventions.EXTENSIBLE)
                .addSuperinterface(Parts.editableOf(name));
        for (Property property : type.properties()) {
            bean.addField(field(property));
        }
        bean.addField(Parts.additionalPropertiesField());
        bean.addMethod(Parts.constructor(name));
        for (Property property : type.properties()) {
            bean.addMethod(getter(type, property));
            bean.addMethod(setter(property));
        }
        Parts.additionalProperties(name).forEach(bean::addMethod);
        Parts.editable(name).forEach(bean::addMethod);
        bean.addMethod(equalsOf(type)).addMethod(hashCodeOf(type)).addMethod(toStringOf(type));
        if (type.properties().stream().anyMatch(property -> property.kind() == Kind.QUANTITY)) {
            bean.addMethod(quantityText());
        }
        return bean.build();
    }

    private static FieldSpec field(Property property) {
        FieldSpec.Builder field = FieldSpec.builder(property.fieldType(), property.javaName(), Modifier.PRIVATE);
        if (property.kind().isList()) {
            field.initializer("new $T<>()", ArrayList.class);
        }
        return field.build();
    }

    private static MethodSpec getter(BeanType type, Property property) {
        MethodSpec.Builder getter = MethodSpec.methodBuilder(property.getter());
        if (type.hasVmOptions() && Conventions.VM_OPTIONS.contains(property.name())) {
            getter.addAnnotation(Override.class);
        }
        return getter.addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Docs.ofGetter(property))
                .returns(property.fieldType())
                .addStatement("return $N", property.javaName())
                .build();
    }

    private static MethodSpec setter(Property property) {
        String name = property.javaName();
        CodeBlock assignment = switch (property.kind()) {
            case LIST, ENV_FROM, CONDITIONS ->
                CodeBlock.of("this.$1N = $1N == null ? new $2T<>() : $1N", name, ArrayList.class);
            // Text that is empty is absent, on either side of the wire.
            case TEXT -> CodeBlock.of("this.$1N = $1N == null || $1N.isEmpty() ? null : $1N", name);
            default -> CodeBlock.of("this.$1N = $1N", name);
        };
        return Parts.setter(property, assignment);
    }

    private static MethodSpec equalsOf(BeanType type) {
        CodeBlock.Builder same =
                CodeBlock.builder().add("return this == other\n").indent().indent();
        same.add("|| (other instanceof $T that", Conventions.api(type.name()));
        for (Property property : type.properties()) {
            same.add("\n&& ");
            String name = property.javaName();
            switch (property.kind()) {
                case COUNT -> same.add("$1N == that.$1N", name);
                case QUANTITY -> same.add("$1T.equals(text($2N), text(that.$2N))", Objects.class, name);
                default -> same.add("$1T.equals($2N, that.$2N)", Objects.class, name);
            }
        }
        same.add("\n&& additionalProperties.equals(that.additionalProperties))")
                .unindent()
                .unindent();
        return MethodSpec.methodBuilder("equals")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Compares all properties, the additional ones too; quantities by their text.")
                .addParameter(Property.nullable(ClassName.OBJECT), "other")
                .returns(boolean.class)
                .addStatement(same.build())
                .build();
    }

    private static MethodSpec hashCodeOf(BeanType type) {
        List<CodeBlock> values = new ArrayList<>();
        for (Property property : type.properties()) {
            values.add(
                    property.kind() == Kind.QUANTITY
                            ? CodeBlock.of("text($N)", property.javaName())
                            : CodeBlock.of("$N", property.javaName()));
        }
        values.add(CodeBlock.of("additionalProperties"));
        return MethodSpec.methodBuilder("hashCode")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Fits {@link #equals}.")
                .returns(int.class)
                .addStatement("return $T.hash($L)", Objects.class, CodeBlock.join(values, ",$W"))
                .build();
    }

    private static MethodSpec toStringOf(BeanType type) {
        CodeBlock.Builder text = CodeBlock.builder()
                .add("return $S\n", type.name() + "(")
                .indent()
                .indent();
        for (Property property : type.properties()) {
            text.add("+ $S + $N\n", property.name() + "=", property.javaName()).add("+ $S\n", ", ");
        }
        text.add("+ $S + additionalProperties + $S", "additionalProperties=", ")")
                .unindent()
                .unindent();
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("All properties, for logs.")
                .returns(String.class)
                .addStatement(text.build())
                .build();
    }

    private static MethodSpec quantityText() {
        return MethodSpec.methodBuilder("text")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Property.nullable(Conventions.model("Quantity")), "quantity")
                .returns(Property.nullable(ClassName.get(String.class)))
                .addComment("Quantity itself compares by number, and throws on what it cannot parse.")
                .addStatement("return quantity == null ? null : quantity.toString()")
                .build();
    }
}
