package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.ClientSerialization;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The CRDs of this version, from the class path. They are the very files of the folder {@code crds/}, from which the
 * types of this package are generated.
 */
@NullMarked
public final class Crds {

    /** Where the YAML of {@link CocoonSet} stands on the class path. */
    public static final String COCOON_SET = "/io/cocoonstack/api/v1/crds/cocoonset.yaml";

    /** Where the YAML of {@link CocoonHibernation} stands on the class path. */
    public static final String COCOON_HIBERNATION = "/io/cocoonstack/api/v1/crds/cocoonhibernation.yaml";

    private Crds() {}

    /** {@return the CRD of {@link CocoonSet}; a new object at each call} */
    public static CustomResourceDefinition cocoonSet() {
        return read(COCOON_SET);
    }

    /** {@return the CRD of {@link CocoonHibernation}; a new object at each call} */
    public static CustomResourceDefinition cocoonHibernation() {
        return read(COCOON_HIBERNATION);
    }

    /** {@return all CRDs, to be applied in any order; new objects at each call} */
    public static List<CustomResourceDefinition> all() {
        return List.of(cocoonSet(), cocoonHibernation());
    }

    /**
     * The YAML of a CRD, for tools that take files.
     *
     * @param resource {@link #COCOON_SET} or {@link #COCOON_HIBERNATION}
     * @return a stream of UTF-8, to be closed by the caller
     * @throws IllegalArgumentException if there is no such resource
     */
    public static InputStream yaml(String resource) {
        InputStream stream = Crds.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalArgumentException(
                    "no CRD at " + resource + ", expected " + COCOON_SET + " or " + COCOON_HIBERNATION);
        }
        return stream;
    }

    private static CustomResourceDefinition read(String resource) {
        return ClientSerialization.create().unmarshal(yaml(resource), CustomResourceDefinition.class);
    }
}
