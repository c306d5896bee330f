package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.RawObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 8 rule plain-functions, 8a rule sets. */
class CocoonSetRulesTest {

    private static final String TOOLBOX = "{\"name\":\"db\",\"image\":\"i\"}";

    static CocoonSet set(String spec) {
        return RawObject.of(Raw.json("{\"metadata\":{\"name\":\"demo\"},\"spec\":" + spec + "}"))
                .as(CocoonSet.class);
    }

    private static List<Violation> check(String spec) {
        return CocoonSetRules.check(set(spec));
    }

    private static List<Violation> agent(String members) {
        return check("{\"agent\":{" + members + "}}");
    }

    private static List<Violation> toolboxes(String... toolboxes) {
        return check("{\"agent\":{\"image\":\"i\"},\"toolboxes\":[" + String.join(",", toolboxes) + "]}");
    }

    private static void assertOne(List<Violation> violations, String path, String rule, String message) {
        assertThat(violations).containsExactly(new Violation(path, rule, message));
    }

    @Test
    void theAgentNeedsAnImageAndNoNegativeReplicas() {
        assertOne(agent(""), "spec.agent.image", "image-required", "spec.agent.image is missing, expected an image.");
        assertOne(
                agent("\"image\":\"i\",\"replicas\":-2"),
                "spec.agent.replicas",
                "replicas-not-negative",
                "spec.agent.replicas is -2, expected 0 or more.");
        assertThat(agent("\"image\":\"i\",\"replicas\":0")).isEmpty();
        assertThat(check("null")).hasSize(1);
        assertThat(check("{}")).hasSize(1);
    }

    @Test
    void aQuantityCanBeReadHoweverItIsSpelled() {
        for (String quantity : List.of("1.5", "\" 1 \"", "123456789012345678901234567890", "1e3", "\"500m\"")) {
            assertThat(agent("\"image\":\"i\",\"resources\":{\"limits\":{\"cpu\":" + quantity + "}}"))
                    .as(quantity)
                    .isEmpty();
        }
        for (String quantity : List.of("\"many\"", "true", "{}", "\"1 Gi\"")) {
            assertThat(agent("\"image\":\"i\",\"resources\":{\"requests\":{\"cpu\":" + quantity + "}}"))
                    .as(quantity)
                    .extracting(Violation::path)
                    .containsExactly("spec.agent.resources");
        }
    }

    @Test
    void wordsMustBeKnown() {
        assertOne(
                agent("\"image\":\"i\",\"mode\":\"static\""),
                "spec.agent.mode",
                "known-word",
                "spec.agent.mode is \"static\", expected clone or run.");
        assertThat(agent("\"image\":\"i\",\"os\":\"x\\ny\""))
                .extracting(Violation::message)
                .containsExactly("spec.agent.os is \"x y\", expected linux, windows, android or macos.");
        assertThat(agent("\"image\":\"i\",\"backend\":\"x\""))
                .extracting(Violation::path)
                .containsExactly("spec.agent.backend");
        assertThat(agent("\"image\":\"i\",\"connType\":\"x\""))
                .extracting(Violation::path)
                .containsExactly("spec.agent.connType");
        assertThat(check("{\"agent\":{\"image\":\"i\"},\"snapshotPolicy\":\"x\",\"hibernatePolicy\":\"y\"}"))
                .extracting(Violation::path)
                .containsExactly("spec.snapshotPolicy", "spec.hibernatePolicy");
    }

    @Test
    void firecrackerRunsNoWindowsNoUrlsAndNoClones() {
        String firecracker = "\"backend\":\"firecracker\",";
        assertThat(agent(firecracker + "\"image\":\"i\",\"mode\":\"run\"")).isEmpty();
        assertOne(
                agent(firecracker + "\"image\":\"i\""),
                "spec.agent.mode",
                "firecracker-run-only",
                "spec.agent.mode is \"clone\", expected run, as the backend is firecracker.");
        assertOne(
                agent(firecracker + "\"image\":\"i\",\"mode\":\"run\",\"os\":\"windows\""),
                "spec.agent.os",
                "firecracker-no-windows",
                "spec.agent.os is windows, which the backend firecracker cannot run.");
        for (String scheme : List.of("http://", "https://")) {
            assertOne(
                    agent(firecracker + "\"image\":\"" + scheme + "x\",\"mode\":\"run\""),
                    "spec.agent.image",
                    "firecracker-no-url",
                    "spec.agent.image is \"" + scheme
                            + "x\", expected an OCI reference and no URL, as the backend is firecracker.");
        }
        assertThat(agent(firecracker + "\"image\":\"HTTP://x\",\"mode\":\"run\""))
                .isEmpty();
        assertThat(agent(firecracker + "\"os\":\"windows\""))
                .extracting(Violation::rule)
                .containsExactly("image-required", "firecracker-no-windows", "firecracker-run-only");
    }

    @Test
    void imagesOfClonesHaveNoPortAndNoDigest() {
        assertOne(
                agent("\"image\":\"localhost:5000/a\""),
                "spec.agent.image",
                "clone-image-relative",
                "spec.agent.image is \"localhost:5000/a\", expected repo[:tag] without a registry's port or a digest,"
                        + " as the mode is clone.");
        assertThat(agent("\"image\":\"localhost:5000/a\",\"mode\":\"run\"")).isEmpty();
        assertThat(agent("\"image\":\"a/b:c\"")).isEmpty();
        assertThat(agent("\"image\":\"repo:\"")).hasSize(1);
    }

    @Test
    void aToolboxWithoutANameIsReportedForThatAlone() {
        assertOne(
                toolboxes("{\"mode\":\"x\",\"os\":\"x\"}"),
                "spec.toolboxes[0].name",
                "toolbox-name-required",
                "spec.toolboxes[0].name is missing, expected a name.");
        assertThat(toolboxes("{}", "{\"name\":\"a\"}"))
                .extracting(Violation::path)
                .containsExactly("spec.toolboxes[0].name", "spec.toolboxes[1].image");
    }

    @Test
    void namesOfToolboxesAreLabelsAndNoNumbersAndUnique() {
        for (String bad : List.of("A", "a_b", "-a", "a-", "a.b", "é", "a".repeat(64), " a", "+5")) {
            assertThat(toolboxes("{\"name\":\"" + bad + "\",\"image\":\"i\"}"))
                    .as(bad)
                    .extracting(Violation::rule)
                    .containsExactly("toolbox-name-label");
        }
        for (String number : List.of("0", "9", "007", "9".repeat(63))) {
            assertThat(toolboxes("{\"name\":\"" + number + "\",\"image\":\"i\"}"))
                    .as(number)
                    .extracting(Violation::rule)
                    .containsExactly("toolbox-name-not-numeric");
        }
        for (String good : List.of("a", "z", "a-z", "0a", "a9", "1-2", "a".repeat(63))) {
            assertThat(toolboxes("{\"name\":\"" + good + "\",\"image\":\"i\"}"))
                    .as(good)
                    .isEmpty();
        }
        assertOne(
                toolboxes(TOOLBOX, TOOLBOX),
                "spec.toolboxes[1].name",
                "toolbox-name-unique",
                "spec.toolboxes[1].name is \"db\", which another toolbox of the set has already.");
    }

    @Test
    void staticToolboxesNeedTheirFieldsAndNothingElse() {
        assertThat(toolboxes("{\"name\":\"a\",\"mode\":\"static\"}"))
                .extracting(Violation::path, Violation::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "spec.toolboxes[0].staticIP",
                                "spec.toolboxes[0].staticIP is missing, expected a value, as the mode is static."),
                        org.assertj.core.groups.Tuple.tuple(
                                "spec.toolboxes[0].staticVMID",
                                "spec.toolboxes[0].staticVMID is missing, expected a value, as the mode is static."));
        String fields = "\"name\":\"a\",\"mode\":\"static\",\"staticIP\":\"i\",\"staticVMID\":\"v\"";
        assertThat(toolboxes("{" + fields + ",\"os\":\"x\",\"backend\":\"x\",\"image\":\"a:b:c\"}"))
                .isEmpty();
        assertThat(toolboxes("{" + fields + ",\"connType\":\"x\"}"))
                .extracting(Violation::path)
                .containsExactly("spec.toolboxes[0].connType");
    }

    @Test
    void otherToolboxesNeedAnImageAndTheBackendOfTheAgent() {
        assertThat(toolboxes("{\"name\":\"a\"}"))
                .extracting(Violation::message)
                .containsExactly("spec.toolboxes[0].image is missing, expected an image, as the mode is not static.");
        assertThat(toolboxes("{\"name\":\"a\",\"image\":\"i\",\"backend\":\"firecracker\"}"))
                .extracting(Violation::message)
                .containsExactly("spec.toolboxes[0].backend is \"firecracker\", expected \"cloud-hypervisor\" as the"
                        + " agent has.");
        assertThat(toolboxes("{\"name\":\"a\",\"image\":\"a:1/b\"}")).isEmpty();
        assertThat(toolboxes("{\"name\":\"a\",\"image\":\"a:1/b\",\"mode\":\"clone\"}"))
                .extracting(Violation::rule)
                .containsExactly("clone-image-relative");
        assertThat(toolboxes("{\"name\":\"a\",\"image\":\"i\",\"mode\":\"fork\"}"))
                .extracting(Violation::message)
                .containsExactly("spec.toolboxes[0].mode is \"fork\", expected run, clone or static.");
        assertThat(check("{\"agent\":{\"image\":\"i\",\"mode\":\"run\",\"backend\":\"firecracker\"},\"toolboxes\":["
                        + "{\"name\":\"a\",\"image\":\"i\",\"backend\":\"firecracker\",\"os\":\"windows\"}]}"))
                .extracting(Violation::path)
                .containsExactly("spec.toolboxes[0].os");
    }

    @Test
    void whatCannotBeReadIsReportedAlone() {
        assertOne(
                check("{\"agent\":{\"replicas\":\"3\"}}"),
                "spec.agent.replicas",
                "readable",
                "spec.agent.replicas is \"3\", expected an integer of 32 bits.");
        assertThat(check("\"x\"")).extracting(Violation::path).containsExactly("spec");
        assertThat(agent("\"image\":5,\"storage\":\"ten\",\"forcePull\":\"true\""))
                .extracting(Violation::path)
                .containsExactly("spec.agent.image", "spec.agent.storage", "spec.agent.forcePull");
        assertOne(CocoonSetRules.check(null), "", "readable", "The CocoonSet is missing.");
        assertThat(CocoonSetRules.unreadable(set("{}"))).isEmpty();
    }

    @Test
    void anUpdateThatChangesNothingIsNotChecked() {
        CocoonSet bad = set("{\"agent\":{\"image\":\"\",\"storage\":\"1024Mi\"}}");
        CocoonSet same = set("{\"agent\":{\"storage\":\"1Gi\"},\"toolboxes\":[]}");
        CocoonSet other = set("{\"agent\":{\"storage\":\"2Gi\"}}");
        CocoonSet broken = set("{\"agent\":{\"storage\":\"1Gi\",\"replicas\":\"3\"}}");
        assertThat(CocoonSetRules.checkUpdate(bad, same)).isEmpty();
        assertThat(CocoonSetRules.checkUpdate(bad, other)).hasSize(1);
        assertThat(CocoonSetRules.checkUpdate(null, bad)).hasSize(1);
        assertThat(CocoonSetRules.checkUpdate(bad, null))
                .extracting(Violation::rule)
                .containsExactly("readable");
        assertThat(CocoonSetRules.checkUpdate(broken, broken))
                .extracting(Violation::rule)
                .containsExactly("readable");
        assertThat(CocoonSetRules.checkUpdate(broken, same))
                .extracting(Violation::rule)
                .containsExactly("image-required");
        assertThat(CocoonSetRules.checkUpdate(set("null"), set("{}"))).isEmpty();
    }
}
