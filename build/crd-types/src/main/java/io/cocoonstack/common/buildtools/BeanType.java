package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cocoonstack.common.buildtools.Property.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java type for an object of a schema.
 *
 * @param name its simple name
 * @param schema the object's schema
 * @param description from the CRD
 * @param properties its fields, in the order of the CRD
 */
record BeanType(String name, Schema schema, String description, List<Property> properties) {

    /** The types below a CRD, those that others hold first. */
    static List<BeanType> of(Crd crd) {
        List<BeanType> types = new ArrayList<>();
        for (String part : List.of("spec", "status")) {
            collect(
                    crd.kind() + Character.toUpperCase(part.charAt(0)) + part.substring(1),
                    part,
                    crd.schema().property(part),
                    types);
        }
        return List.copyOf(types);
    }

    boolean hasVmOptions() {
        return Conventions.VM_OPTION_HOLDERS.contains(name);
    }

    private static void collect(String name, String place, Schema schema, List<BeanType> types) {
        List<Property> properties = new ArrayList<>();
        for (Map.Entry<String, Schema> entry : schema.properties().entrySet()) {
            properties.add(property(name, place, entry.getKey(), entry.getValue(), schema, types));
        }
        types.add(new BeanType(name, schema, schema.description(place), List.copyOf(properties)));
    }

    private static Property property(
            String type, String place, String name, Schema schema, Schema holder, List<BeanType> types) {
        String where = place + "." + name;
        Kind kind = kind(type, where, name, schema);
        TypeName element = switch (kind) {
            case TEXT -> ClassName.get(String.class);
            case WORD -> Conventions.word(type, name);
            case BOOL -> ClassName.get(Boolean.class);
            case INT32 -> ClassName.get(Integer.class);
            case INT64 -> ClassName.get(Long.class);
            case COUNT -> TypeName.INT;
            case QUANTITY -> Conventions.model("Quantity");
            case RESOURCES -> Conventions.model("ResourceRequirements");
            case ENV_FROM -> Conventions.model("EnvFromSource");
            case CONDITIONS -> Conventions.model("Condition");
            case OBJECT, LIST -> Conventions.api(Conventions.typeName(where));
        };
        if (kind == Kind.OBJECT || kind == Kind.LIST) {
            Schema object = kind == Kind.LIST ? schema.items() : schema;
            collect(Conventions.typeName(where), where, object, types);
        }
        boolean required = holder.required().contains(name);
        return new Property(name, kind, element, schema, schema.description(where), required);
    }

    private static Kind kind(String type, String where, String name, Schema schema) {
        if (Conventions.CORE_FIELDS.containsKey(name)) {
            return Conventions.CORE_FIELDS.get(name);
        }
        if (schema.isQuantity()) {
            return Kind.QUANTITY;
        }
        return switch (schema.type()) {
            case "string" -> {
                boolean word = Conventions.isWord(type, name);
                if (!word && !schema.enumValues().isEmpty()) {
                    throw new IllegalArgumentException(where + " has an enum and no vocabulary type");
                }
                yield word ? Kind.WORD : Kind.TEXT;
            }
            case "boolean" -> Kind.BOOL;
            case "integer" -> schema.isInt64() ? Kind.INT64 : Conventions.isCount(type, name) ? Kind.COUNT : Kind.INT32;
            case "object" -> Kind.OBJECT;
            case "array" -> Kind.LIST;
            default -> throw new IllegalArgumentException(where + " has the type " + schema.type());
        };
    }
}
