package io.cocoonstack.common.admission.rules;

import static io.cocoonstack.common.admission.rules.Denials.quoted;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Misfits;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for CocoonSets (contract 8a). A set that is read from JSON is never too broken to be checked. */
public final class CocoonSetRules {

    private CocoonSetRules() {}

    /**
     * Checks a set.
     *
     * @param set the set; null counts as one that cannot be read
     * @return every violation, in the order of the fields; where the set {@linkplain #unreadable cannot be read}, only what
     *     cannot be read of it
     */
    public static List<Violation> check(@Nullable CocoonSet set) {
        List<Violation> unreadable = unreadable(set);
        if (set == null || !unreadable.isEmpty()) {
            return unreadable;
        }
        Findings findings = new Findings();
        check(set.getSpec(), findings);
        return findings.toList();
    }

    /**
     * Checks a set that is to replace another one. Where the spec means the same as before, nothing in it is checked, so
     * that a set which is older than a rule can still be labelled and deleted. Spelling does not count: {@code 1024Mi} is
     * {@code 1Gi}, an empty list is none, fields that this version does not know are nothing; but a default that is spelled
     * out is a change.
     *
     * @param old the set as it is, or null; one that cannot be read counts as different
     * @param set the set as it is to be
     * @return as for {@link #check}
     */
    public static List<Violation> checkUpdate(@Nullable CocoonSet old, @Nullable CocoonSet set) {
        boolean unchanged = old != null
                && set != null
                && unreadable(old).isEmpty()
                && unreadable(set).isEmpty()
                && SpecComparison.same(old.getSpec(), set.getSpec());
        return unchanged ? List.of() : check(set);
    }

    /**
     * What in a set cannot be read: values of the wrong type, which nobody may guess a meaning for.
     *
     * @param set the set; null counts as one that cannot be read
     * @return empty where all of it can be
     */
    public static List<Violation> unreadable(@Nullable CocoonSet set) {
        return set == null ? List.of(Unreadable.missing("CocoonSet")) : Unreadable.of(Misfits.in(set));
    }

    private static void check(@Nullable CocoonSetSpec spec, Findings findings) {
        if (spec != null) {
            known(spec.getSnapshotPolicy(), "spec.snapshotPolicy", "always, main-only or never", findings);
            known(spec.getHibernatePolicy(), "spec.hibernatePolicy", "retain or release", findings);
        }
        @Nullable AgentSpec agent = spec == null ? null : spec.getAgent();
        if (agent == null) {
            agent = new AgentSpec();
        }
        check(agent, findings);
        if (spec != null) {
            ToolboxRules.check(spec.getToolboxes(), Backend.orDefault(agent.getBackend()), findings);
        }
    }

    private static void check(AgentSpec agent, Findings findings) {
        String path = "spec.agent";
        if (agent.getReplicas() != null && agent.getReplicas() < 0) {
            findings.add(
                    path + ".replicas", "replicas-not-negative", "is " + agent.getReplicas() + ", expected 0 or more");
        }
        @Nullable String image = agent.getImage();
        if (image == null) {
            findings.add(path + ".image", "image-required", "is missing, expected an image");
        }
        VmMode mode = VmMode.orAgentDefault(agent.getMode());
        if (!mode.isAgentMode()) {
            unknown(mode, path + ".mode", "clone or run", findings);
        }
        VmRules.checkGuest(agent, image, mode, path, findings);
        VmRules.checkConnType(agent, path, findings);
    }

    static void known(@Nullable Vocabulary word, String path, String expected, Findings findings) {
        if (word != null && !word.isKnown()) {
            unknown(word, path, expected, findings);
        }
    }

    static void unknown(Vocabulary word, String path, String expected, Findings findings) {
        findings.add(path, "known-word", "is " + quoted(word.value()) + ", expected " + expected);
    }
}
