package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * What the contract looks at in an owner reference (contract 3): kind and name, whatever the apiVersion.
 *
 * @param kind the kind, compared exactly; null for none
 * @param name the name; null for none
 */
public record Owner(@Nullable String kind, @Nullable String name) {

    /**
     * {@return the name of the CocoonSet that owns a pod, of the first owner of that kind; null where there is none or
     * that name is empty, and then no CocoonSet owns the pod}
     * @param owners the owner references in their order, or null for none; a null element is passed over
     */
    public static @Nullable String cocoonSetName(@Nullable Iterable<@Nullable Owner> owners) {
        if (owners != null) {
            for (Owner owner : owners) {
                if (owner != null && Identifiers.KIND_COCOON_SET.equals(owner.kind)) {
                    return AnnotationMaps.emptyToNull(owner.name);
                }
            }
        }
        return null;
    }

    /**
     * {@return the name of the Deployment behind a pod: of the first ReplicaSet whose name holds a {@code -}, what
     * stands before its last one, which may be empty; else null}
     * @param owners the owner references in their order, or null for none; a null element is passed over
     */
    public static @Nullable String deploymentName(@Nullable Iterable<@Nullable Owner> owners) {
        if (owners != null) {
            for (Owner owner : owners) {
                if (owner != null && "ReplicaSet".equals(owner.kind) && owner.name != null) {
                    int dash = owner.name.lastIndexOf('-');
                    if (dash >= 0) {
                        return owner.name.substring(0, dash);
                    }
                }
            }
        }
        return null;
    }
}
