package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cocoonstack.common.buildtools.Property.Kind;
import java.util.List;

/** Sources of a custom resource and of its list. */
final class RootSource {

    private static final String ANNOTATIONS = "io.fabric8.kubernetes.model.annotation";

    private RootSource() {}

    /** The properties of the root that we hold; the others are fabric8's. */
    static List<Property> properties(Crd crd) {
        return List.of(property(crd, "spec"), property(crd, "status"));
    }

    static TypeSpec resource(Crd crd) {
        String name = crd.kind();
        Property spec = property(crd, "spec");
        Property status = property(crd, "status");
        TypeSpec.Builder root = Parts.bean(name)
                .addJavadoc("$L", Docs.wrap(Docs.text(crd.schema().description(name))))
                .addAnnotation(annotation("Group", "$S", crd.group()))
                .addAnnotation(annotation("Version", "$S", crd.version()))
                .addAnnotation(annotation("Kind", "$S", name))
                .addAnnotation(annotation("Plural", "$S", crd.name("plural")))
                .addAnnotation(annotation("Singular", "$S", crd.name("singular")))
                .addAnnotation(annotation("ShortNames", "$L", texts(crd.names("shortNames"))))
                .addAnnotation(annotation("Categories", "$L", texts(crd.names("categories"))))
                .addAnnotation(Parts.buildable())
                .superclass(ParameterizedTypeName.get(
                        ClassName.get("io.fabric8.kubernetes.client", "CustomResource"),
                        spec.rawType(),
                        status.rawType()))
                .addSuperinterface(Conventions.model("Namespaced"))
                .addSuperinterface(Conventions.EXTENSIBLE)
                .addSuperinterface(Parts.editableOf(name))
                .addField(Parts.additionalPropertiesField())
                .addMethod(Parts.constructor(name));
        for (Property property : List.of(spec, status)) {
            root.addMethod(Parts.getter(property)
                    .addAnnotation(Override.class)
                    .addStatement("return super.$N()", property.getter())
                    .build());
            root.addMethod(Parts.overridingSetter(property));
        }
        Parts.additionalProperties(name).forEach(root::addMethod);
        Parts.editable(name).forEach(root::addMethod);
        Parts.equality(name).forEach(root::addMethod);
        return root.build();
    }

    static TypeSpec list(Crd crd) {
        String kind = crd.name("listKind");
        String apiVersion = crd.group() + "/" + crd.version();
        ClassName item = Conventions.api(crd.kind());
        TypeSpec.Builder list = Parts.bean(kind)
                .addJavadoc("A list of {@link $T}, as the API server answers it.", item)
                .addAnnotation(annotation("Group", "$S", crd.group()))
                .addAnnotation(annotation("Version", "$S", crd.version()))
                .addAnnotation(annotation("Kind", "$S", kind))
                .addAnnotation(Parts.buildable())
                .superclass(ParameterizedTypeName.get(Conventions.model("DefaultKubernetesResourceList"), item))
                .addSuperinterface(Conventions.EXTENSIBLE)
                .addSuperinterface(Parts.editableOf(kind))
                .addField(Parts.additionalPropertiesField())
                .addMethod(Parts.constructor(kind).toBuilder()
                        .addStatement("setApiVersion($S)", apiVersion)
                        .addStatement("setKind($S)", kind)
                        .build());
        Parts.additionalProperties(kind).forEach(list::addMethod);
        Parts.editable(kind).forEach(list::addMethod);
        return list.build();
    }

    private static Property property(Crd crd, String name) {
        Schema schema = crd.schema().property(name);
        TypeName type = Conventions.api(crd.kind() + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        boolean required = crd.schema().required().contains(name);
        return new Property(name, Kind.OBJECT, type, schema, schema.description(name), required);
    }

    private static AnnotationSpec annotation(String name, String format, Object value) {
        return AnnotationSpec.builder(ClassName.get(ANNOTATIONS, name))
                .addMember("value", format, value)
                .build();
    }

    private static CodeBlock texts(List<String> texts) {
        return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", ", "{", "}"));
    }
}
