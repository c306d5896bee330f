package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
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
        Parts.equality(name).forEach(bean::addMethod);
        return bean.addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("What is written of this object, for logs.")
                        .returns(String.class)
                        .addStatement("return $T.TYPE.text(this)", Conventions.json(name))
                        .build())
                .build();
    }

    /** The interface over the options that agents and toolboxes share. */
    static TypeSpec ofVmOptions(List<BeanType> types) {
        BeanType holder = types.stream()
                .filter(BeanType::hasVmOptions)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type has VM options"));
        TypeSpec.Builder options = TypeSpec.interfaceBuilder("VmOptions")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Parts.NULL_MARKED)
                .addAnnotation(Parts.generated())
                .addJavadoc(
                        "What agents and toolboxes have in common: how their VM is run.\n\n@see $T\n@see $T",
                        Conventions.api("AgentSpec"),
                        Conventions.api("ToolboxSpec"))
                .addSuperinterface(Conventions.EXTENSIBLE);
        for (String name : Conventions.VM_OPTIONS) {
            Property property = holder.properties().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(holder.name() + " has no " + name));
            options.addMethod(
                    Parts.getter(property).addModifiers(Modifier.ABSTRACT).build());
        }
        return options.build();
    }

    private static FieldSpec field(Property property) {
        FieldSpec.Builder field = FieldSpec.builder(property.fieldType(), property.javaName(), Modifier.PRIVATE);
        if (property.kind().isList()) {
            field.initializer("new $T<>()", ArrayList.class);
        }
        return field.build();
    }

    private static MethodSpec getter(BeanType type, Property property) {
        MethodSpec.Builder getter = Parts.getter(property).addStatement("return $N", property.javaName());
        boolean shared = type.hasVmOptions() && Conventions.VM_OPTIONS.contains(property.name());
        return (shared ? getter.addAnnotation(Override.class) : getter).build();
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
}
