package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Source of the interface over the options that agents and toolboxes share. */
final class VmOptionsSource {

    private VmOptionsSource() {}

    static TypeSpec of(List<BeanType> types) {
        BeanType holder = types.stream()
                .filter(BeanType::hasVmOptions)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type has VM options"));
        TypeSpec.Builder options = TypeSpec.interfaceBuilder("VmOptions")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Parts.NULL_MARKED)
                .addAnnotation(Parts.generated())
                .addJavadoc(
                        "What agents and toolboxes have in common: how their VM is run.\n\n" + "@see $T\n@see $T",
                        Conventions.api("AgentSpec"),
                        Conventions.api("ToolboxSpec"))
                .addSuperinterface(Conventions.EXTENSIBLE);
        for (String name : Conventions.VM_OPTIONS) {
            Property property = holder.properties().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(holder.name() + " has no " + name));
            options.addMethod(MethodSpec.methodBuilder(property.getter())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .addJavadoc("$L", Docs.ofGetter(property))
                    .returns(property.fieldType())
                    .build());
        }
        return options.build();
    }
}
