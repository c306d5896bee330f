package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.VmNameForm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 8a rule names. */
class NameRulesTest {

    private static final String AGENT = "\"agent\":{\"image\":\"i\"}";

    private static CocoonSet set(String name, String spec) {
        return RawObject.of(Raw.json(
                        "{\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"prod\"},\"spec\":{" + spec + "}}"))
                .as(CocoonSet.class);
    }

    private static List<Violation> check(String name, String spec) {
        return CocoonSetRules.check(set(name, spec));
    }

    private static String toolbox(String name, String more) {
        return "{\"name\":\"" + name + "\",\"image\":\"i\"" + more + "}";
    }

    private static void assertTooLong(List<Violation> violations, String path, int length, int most, String reason) {
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.rule()).isEqualTo("vm-name-length");
            assertThat(violation.message())
                    .startsWith(path + " makes the VM name \"vk-prod-")
                    .endsWith("of " + length + " characters, expected at most " + most + ", because " + reason + ".");
        });
    }

    @Test
    void aSetCanBeTheValueOfALabel() {
        // In a namespace that is not known, so that the names of VMs do not count.
        for (String good : List.of("a", "a-b", "a.b", "9", "s".repeat(63))) {
            assertThat(CocoonSetRules.check(null, set(good, AGENT), null, VmNameForm.PLAIN))
                    .as(good)
                    .isEmpty();
        }
        for (String bad : List.of("", "-a", "a-", ".a", "a.", "a b", "a/b", "é", "a\\n")) {
            assertThat(CocoonSetRules.check(null, set(bad, AGENT), null, VmNameForm.PLAIN))
                    .as(bad)
                    .extracting(Violation::path, Violation::rule)
                    .isEqualTo(bad.isEmpty() ? List.of() : List.of(tuple("metadata.name", "label-value")));
        }
        assertThat(CocoonSetRules.check(null, set("s".repeat(64), AGENT), null, VmNameForm.PLAIN))
                .containsExactly(new Violation(
                        "metadata.name",
                        "label-value",
                        "metadata.name is \"" + "s".repeat(64)
                                + "\" of 64 characters, expected a label value: at most 63"
                                + " letters, digits, dashes, underscores and dots, with a letter or digit at"
                                + " both ends."));
    }

    @Test
    void poolAndNodeCanBeTheValueOfALabelToo() {
        assertThat(check("demo", AGENT + ",\"nodePool\":\"GPU_2.x\",\"nodeName\":\"node-1.example\""))
                .isEmpty();
        assertThat(check("demo", AGENT + ",\"nodePool\":\"\",\"nodeName\":\"\""))
                .isEmpty();
        assertThat(check("demo", AGENT + ",\"nodePool\":\"a pool\",\"nodeName\":\"" + "n".repeat(64) + "\""))
                .extracting(Violation::path)
                .containsExactly("spec.nodePool", "spec.nodeName");
    }

    @Test
    void theMainAgentHasANameThatTheHostTakes() {
        // vk-prod- and -0 are 10 characters.
        assertThat(check("s".repeat(53), AGENT)).isEmpty();
        assertTooLong(check("s".repeat(54), AGENT), "metadata.name", 64, 63, "the host of a VM takes no more");
        assertThat(check("s".repeat(64), AGENT))
                .extracting(Violation::rule)
                .containsExactly("label-value", "vm-name-length");
    }

    @Test
    void theLastAgentHasOneToo() {
        String name = "s".repeat(53);
        assertThat(check(name, "\"agent\":{\"image\":\"i\",\"replicas\":9}")).isEmpty();
        assertTooLong(
                check(name, "\"agent\":{\"image\":\"i\",\"replicas\":10}"),
                "spec.agent.replicas",
                64,
                63,
                "the host of a VM takes no more");
        assertThat(check(name, "\"agent\":{\"image\":\"i\",\"replicas\":-10}"))
                .extracting(Violation::path)
                .containsExactly("spec.agent.replicas");
    }

    @Test
    void toolboxesThatAreManagedHaveOneToo() {
        for (String mode : List.of("", ",\"mode\":\"clone\"")) {
            assertThat(check("demo", AGENT + ",\"toolboxes\":[" + toolbox("t".repeat(50), mode) + "]"))
                    .isEmpty();
            assertTooLong(
                    check(
                            "demo",
                            AGENT + ",\"toolboxes\":[{\"name\":\"x\",\"image\":\"i\"}," + toolbox("t".repeat(51), mode)
                                    + "]"),
                    "spec.toolboxes[1].name",
                    64,
                    63,
                    "the host of a VM takes no more");
        }
        assertThat(check("demo", AGENT + ",\"toolboxes\":[{}]"))
                .extracting(Violation::rule)
                .containsExactly("toolbox-name-required");
    }

    @Test
    void aStaticToolboxHasANameInRegistriesAlone() {
        String toolboxes = AGENT + ",\"toolboxes\":["
                + toolbox("t".repeat(63), ",\"mode\":\"static\",\"staticIP\":\"1\",\"staticVMID\":\"v\"") + "]";
        assertThat(check("demo", toolboxes)).isEmpty();
        assertThat(check("demo", toolboxes + ",\"suspend\":true")).isEmpty();
        assertThat(CocoonSetRules.check(null, set("demo", toolboxes), "n".repeat(183), VmNameForm.PLAIN))
                .hasSize(1);
        assertThat(CocoonSetRules.check(null, set("demo", toolboxes), "n".repeat(184), VmNameForm.PLAIN))
                .last()
                .extracting(Violation::message)
                .asString()
                .startsWith("spec.toolboxes[0].name makes the VM name ")
                .endsWith("of 256 characters, expected at most 255, because a registry takes no more.");
    }

    @Test
    void aSetThatHibernatesNeedsShorterNames() {
        String toolbox = ",\"toolboxes\":[" + toolbox("t".repeat(33), "") + "]";
        assertThat(check("s".repeat(36), AGENT + ",\"suspend\":true")).isEmpty();
        assertThat(check("demo", AGENT + toolbox + ",\"suspend\":true")).isEmpty();
        assertThat(check("s".repeat(37), AGENT + ",\"suspend\":false")).isEmpty();
        assertTooLong(
                check("s".repeat(37), AGENT + ",\"suspend\":true"),
                "metadata.name",
                47,
                46,
                "spec.suspend hibernates the VM");
        assertTooLong(
                check("s".repeat(37), AGENT + ",\"hibernatePolicy\":\"release\""),
                "metadata.name",
                47,
                46,
                "spec.hibernatePolicy hibernates the VM");
        assertTooLong(
                check("demo", AGENT + toolbox.replace("ttt", "tttt") + ",\"suspend\":true"),
                "spec.toolboxes[0].name",
                57,
                46,
                "spec.suspend hibernates the VM");
    }

    @Test
    void aSetThatMovesNeedsThemToo() {
        CocoonSet before = set("s".repeat(37), AGENT + ",\"nodeName\":\"a\"");
        assertThat(CocoonSetRules.check(before)).isEmpty();
        assertTooLong(
                CocoonSetRules.checkUpdate(before, set("s".repeat(37), AGENT + ",\"nodeName\":\"b\"")),
                "metadata.name",
                47,
                46,
                "spec.nodeName hibernates the VM");
        String toolbox = AGENT + ",\"toolboxes\":[" + toolbox("t".repeat(34), "") + "]";
        assertThat(CocoonSetRules.checkUpdate(set("demo", AGENT), set("demo", toolbox + ",\"nodeName\":\"b\"")))
                .isEmpty();
        assertThat(CocoonSetRules.checkUpdate(before, set("s".repeat(37), AGENT)))
                .isEmpty();
        assertThat(CocoonSetRules.checkUpdate(
                        before, set("s".repeat(37), AGENT + ",\"nodeName\":\"a\",\"nodePool\":\"x\"")))
                .isEmpty();
        assertThat(CocoonSetRules.checkUpdate(null, set("s".repeat(37), AGENT + ",\"nodeName\":\"b\"")))
                .isEmpty();
    }

    @Test
    void aSetWhoseSpecStaysIsNotCheckedAgain() {
        CocoonSet old = set("s".repeat(64), AGENT + ",\"suspend\":true");
        assertThat(CocoonSetRules.check(old)).hasSize(2);
        assertThat(CocoonSetRules.checkUpdate(old, set("s".repeat(64), AGENT + ",\"suspend\":true")))
                .isEmpty();
    }

    @Test
    void withoutANameOrANamespaceThereIsNoNameToCheck() {
        CocoonSet set = set("s".repeat(60), AGENT);
        set.getMetadata().setNamespace(null);
        assertThat(CocoonSetRules.check(set)).isEmpty();
        set.getMetadata().setName(null);
        set.getMetadata().setNamespace("prod");
        assertThat(CocoonSetRules.check(set)).isEmpty();
        set.setMetadata(null);
        assertThat(CocoonSetRules.check(set)).isEmpty();
    }
}
