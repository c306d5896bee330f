package io.cocoonstack.api.v1;

import io.cocoonstack.api.Misfit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values in an object that do not fit the types of their fields. Reading does not fail on them; whoever must
 * not act on such an object asks here.
 */
@NullMarked
public final class Misfits {

    private Misfits() {}

    /**
     * What does not fit in a CocoonSet.
     *
     * @param set the set, or null
     * @return in the order of the fields; empty where everything fits
     */
    public static List<Misfit> in(@Nullable CocoonSet set) {
        List<Misfit> found = new ArrayList<>();
        if (set != null) {
            CocoonSetJson.TYPE.misfits(set, "", found);
        }
        return List.copyOf(found);
    }

    /**
     * What does not fit in a CocoonHibernation.
     *
     * @param hibernation the hibernation, or null
     * @return in the order of the fields; empty where everything fits
     */
    public static List<Misfit> in(@Nullable CocoonHibernation hibernation) {
        List<Misfit> found = new ArrayList<>();
        if (hibernation != null) {
            CocoonHibernationJson.TYPE.misfits(hibernation, "", found);
        }
        return List.copyOf(found);
    }
}
