package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 8a rule hibernations. */
class HibernationRulesTest {

    private static CocoonHibernation hibernation(String json) {
        return RawObject.of(Raw.json(json)).as(CocoonHibernation.class);
    }

    private static CocoonHibernation hibernation(String name, String pod) {
        return hibernation(
                "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"podRef\":{\"name\":\"" + pod + "\"}}}");
    }

    @Test
    void itIsNamedAfterItsPod() {
        assertThat(HibernationRules.checkName(hibernation("a", "a"))).isEmpty();
        assertThat(HibernationRules.checkName(hibernation("b", "a")))
                .containsExactly(new Violation(
                        "metadata.name",
                        "named-after-pod",
                        "metadata.name is \"b\", expected \"a\" as in spec.podRef.name."));
        assertThat(HibernationRules.checkName(hibernation("{\"spec\":{\"podRef\":{\"name\":\"a\"}}}")))
                .extracting(Violation::message)
                .containsExactly("metadata.name is \"\", expected \"a\" as in spec.podRef.name.");
        assertThat(HibernationRules.checkName(
                        hibernation("{\"metadata\":null,\"spec\":{\"podRef\":{\"name\":\"a\"}}}")))
                .hasSize(1);
    }

    @Test
    void itNeedsAPod() {
        for (String json : List.of(
                "{}", "{\"spec\":{}}", "{\"spec\":{\"podRef\":{}}}", "{\"spec\":{\"podRef\":{\"name\":\"\"}}}")) {
            assertThat(HibernationRules.checkName(hibernation(json)))
                    .as(json)
                    .containsExactly(new Violation(
                            "spec.podRef.name",
                            "pod-required",
                            "spec.podRef.name is missing, expected the name of a pod."));
        }
    }

    @Test
    void whatCannotBeReadIsAViolation() {
        assertThat(HibernationRules.checkName(null))
                .extracting(Violation::message)
                .containsExactly("The CocoonHibernation is missing.");
        assertThat(HibernationRules.checkName(hibernation("{\"spec\":{\"podRef\":\"x\"}}")))
                .extracting(Violation::rule, Violation::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("readable", "spec.podRef"));
    }

    @Test
    void noOtherTargetsTheSamePod() {
        CocoonHibernation own = hibernation("a", "a");
        List<CocoonHibernation> existing = new ArrayList<>(List.of(
                own,
                hibernation("b", "b"),
                hibernation("x", "A"),
                hibernation("{\"metadata\":{\"name\":\"y\"},\"spec\":{\"desire\":5,\"podRef\":{\"name\":\"a\"}}}"),
                hibernation("{}")));
        existing.add(null);
        assertThat(HibernationRules.checkUnique(own, existing)).isEmpty();
        existing.add(hibernation("old", "a"));
        existing.add(hibernation("{\"spec\":{\"podRef\":{\"name\":\"a\"}}}"));
        assertThat(HibernationRules.checkUnique(own, existing))
                .containsExactly(
                        new Violation(
                                "spec.podRef.name",
                                "one-per-pod",
                                "spec.podRef.name is \"a\", which the CocoonHibernation \"old\" targets already; change"
                                        + " the desire of that one."),
                        new Violation(
                                "spec.podRef.name",
                                "one-per-pod",
                                "spec.podRef.name is \"a\", which the CocoonHibernation \"\" targets already; change"
                                        + " the desire of that one."));
        assertThat(HibernationRules.checkUnique(hibernation("{}"), existing)).isEmpty();
        assertThat(HibernationRules.unlisted("prod").message())
                .isEqualTo(
                        "spec.podRef.name could not be compared with those of other CocoonHibernations, because those"
                                + " of the namespace prod could not be listed.");
    }

    private static CocoonHibernation in(String namespace, String name, String pod) {
        CocoonHibernation hibernation = hibernation(name, pod);
        hibernation.getMetadata().setNamespace(namespace);
        return hibernation;
    }

    @Test
    void hibernationsOfOtherNamespacesAreSkipped() {
        CocoonHibernation own = in("prod", "a", "a");
        List<CocoonHibernation> others = List.of(in("test", "old", "a"));
        assertThat(HibernationRules.checkUnique(own, others)).isEmpty();
        assertThat(HibernationRules.checkUnique(own, List.of(in("prod", "old", "a"))))
                .hasSize(1);
        assertThat(HibernationRules.checkUnique(hibernation("a", "a"), "prod", others))
                .isEmpty();
        // Nobody knows that they are elsewhere.
        assertThat(HibernationRules.checkUnique(hibernation("a", "a"), others)).hasSize(1);
        assertThat(HibernationRules.checkUnique(own, List.of(hibernation("old", "a"))))
                .hasSize(1);
        assertThat(HibernationRules.checkUnique(own, List.of(in("", "old", "a"))))
                .hasSize(1);
    }

    @Test
    void theNameOfItsVmIsShortEnoughToHibernate() {
        String longest = "p".repeat(38);
        assertThat(HibernationRules.checkName(in("prod", longest, longest))).isEmpty();
        assertThat(HibernationRules.checkName(hibernation(longest + "pp", longest + "pp")))
                .isEmpty();
        assertThat(HibernationRules.checkName(in("prod", longest + "p", longest + "p")))
                .containsExactly(new Violation(
                        "spec.podRef.name",
                        "vm-name-length",
                        "spec.podRef.name makes the VM name \"vk-prod-" + longest
                                + "p\" of 47 characters, expected at most"
                                + " 46, because a CocoonHibernation hibernates the VM."));
    }
}
