package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Misfits;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.VmNameForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for CocoonSets (contract 8a rule sets). Every set that is read from JSON can be checked, whatever it holds.
 * The names of VMs, of the plain form, are checked where the set says its namespace. Pure functions, safe for use by
 * many threads.
 */
public final class CocoonSetRules {

    private CocoonSetRules() {}

    /**
     * {@return every violation of a set; where it {@linkplain #unreadable cannot be read}, each value that cannot be,
     * and nothing else}
     *
     * @param set the set; null counts as unreadable
     */
    public static List<Violation> check(@Nullable CocoonSet set) {
        return check(null, set, NameRules.namespaceOf(set), VmNameForm.PLAIN);
    }

    /**
     * Checks a set that is to replace another one. Where the spec means the same as before, it is not checked, so
     * that a set which is older than a rule can still be labelled and deleted. Spelling does not count: {@code
     * 1024Mi} is {@code 1Gi}, an empty list is none, and fields that this version does not know are nothing. A
     * default that is spelled out is a change.
     *
     * @param old the set as it is, or null; one that cannot be read counts as different
     * @param set the set as it is to be
     * @return as for {@link #check}
     */
    public static List<Violation> checkUpdate(@Nullable CocoonSet old, @Nullable CocoonSet set) {
        return checkUpdate(old, set, NameRules.namespaceOf(set), VmNameForm.PLAIN);
    }

    static List<Violation> checkUpdate(
            @Nullable CocoonSet old, @Nullable CocoonSet set, @Nullable String namespace, VmNameForm form) {
        @Nullable CocoonSet readable = unreadable(old).isEmpty() ? old : null;
        boolean unchanged = readable != null
                && set != null
                && unreadable(set).isEmpty()
                && SpecComparison.same(readable.getSpec(), set.getSpec());
        return unchanged ? List.of() : check(readable, set, namespace, form);
    }

    /** A namespace of null leaves out the names of VMs. */
    static List<Violation> check(
            @Nullable CocoonSet old, @Nullable CocoonSet set, @Nullable String namespace, VmNameForm form) {
        List<Violation> unreadable = unreadable(set);
        if (set == null || !unreadable.isEmpty()) {
            return unreadable;
        }
        ViolationList violations = new ViolationList();
        NameRules.check(old, set, namespace, form, violations);
        @Nullable CocoonSetSpec spec = set.getSpec();
        @Nullable AgentSpec declared = spec == null ? null : spec.getAgent();
        AgentSpec agent = declared == null ? new AgentSpec() : declared;
        if (spec != null) {
            violations.requireKnown(spec.getSnapshotPolicy(), "spec.snapshotPolicy", "always, main-only or never");
            violations.requireKnown(spec.getHibernatePolicy(), "spec.hibernatePolicy", "retain or release");
        }
        VmRules.checkAgent(agent, violations);
        if (spec != null) {
            VmRules.checkToolboxes(spec.getToolboxes(), Backend.orDefault(agent.getBackend()), violations);
        }
        return violations.toList();
    }

    /**
     * {@return a violation for each value of a set that cannot be read, because it is of the wrong type}
     *
     * @param set the set; null counts as unreadable
     */
    public static List<Violation> unreadable(@Nullable CocoonSet set) {
        return set == null ? ViolationList.missing("CocoonSet") : ViolationList.unreadable(Misfits.in(set));
    }
}
