package io.cocoonstack.api.v1;

import io.cocoonstack.api.v1.internal.CocoonHibernationJson;
import io.cocoonstack.api.v1.internal.CocoonSetJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A value in an object that does not fit the type of its field. Reading does not fail on it, and keeps it (see
 * {@link Extensible}); whoever must not act on such an object asks here. An API server that has the CRDs refuses all of
 * them.
 *
 * @param path where it stands, such as {@code spec.toolboxes[2].probePort}
 * @param value the JSON that stands there, in plain Java
 * @param expected what should stand there, such as {@code an integer of 32 bits}
 */
@NullMarked
public record Misfit(String path, Object value, String expected) {

    private static final int SHOWN = 60;

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

    /**
     * Field, value and what was expected, in one sentence.
     *
     * @return for example {@code spec.agent.replicas is "three", expected an integer of 32 bits}
     */
    public String message() {
        String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return path + " is " + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + ", expected "
                + expected;
    }
}
