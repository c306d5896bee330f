package io.cocoonstack.api.internal;

import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Quantities that fabric8's type can hold. That type takes any text, and throws when it is compared or hashed later, or
 * computes for very long; so only a quantity that is safe there becomes a {@link Quantity}.
 */
public final class CoreQuantities {

    private CoreQuantities() {}

    /**
     * The canonical form of a JSON text or number, also of one that fabric8's type does not take.
     *
     * @param raw JSON in plain Java, or null
     * @return null for what is no quantity
     */
    public static @Nullable String canonical(@Nullable Object raw) {
        // A number counts as it was spelled.
        if (!(raw instanceof String) && !(raw instanceof Number)) {
            return null;
        }
        try {
            return Quantities.canonicalField(raw.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * {@return the quantity that a JSON text or integer stands for; null for anything else, and for what fabric8's type
     * cannot write back as it was}
     */
    static @Nullable Quantity decode(Object raw) {
        boolean spelled = raw instanceof String || ValueTypes.integer(raw) != null;
        return spelled && Quantities.isComputable(raw.toString()) ? Quantity.parse(raw.toString()) : null;
    }
}
