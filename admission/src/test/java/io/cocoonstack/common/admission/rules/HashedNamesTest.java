package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.VmNameForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The webhook of a fleet whose operator gives names of the second form. Tests contract 8a rules names and hibernations,
 * 12a rule vm-names.
 */
class HashedNamesTest {

    private static final String AGENT = "\"agent\":{\"image\":\"i\"}";

    private final CocoonWebhook webhook = webhook((kind, namespace, name) -> RawObject.ABSENT);

    private static CocoonWebhook webhook(ScriptedLookups.Workloads pods) {
        return CocoonWebhook.builder(new ScriptedLookups(pods, namespace -> List.of()))
                .vmNames(VmNameForm.HASHED)
                .build();
    }

    private static AdmissionRequest set(String name, String spec) {
        return new Reviews("CREATE")
                .kind(CocoonWebhookTest.GROUP, "CocoonSet")
                .namespace("prod")
                .object("{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{" + spec + "}}")
                .request();
    }

    private static AdmissionRequest hibernation(String pod) {
        return hibernation(pod, pod);
    }

    private static AdmissionRequest hibernation(String name, String pod) {
        return new Reviews("CREATE")
                .kind(CocoonWebhookTest.GROUP, "CocoonHibernation")
                .namespace("prod")
                .object("{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"podRef\":{\"name\":\"" + pod + "\"}}}")
                .request();
    }

    private void assertTooLong(AdmissionRequest request, String path, String vmName, int most) {
        assertThat(webhook.violations(request)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message())
                    .startsWith(path + " makes the VM name \"" + vmName + "\" of " + (most + 1)
                            + " characters, expected at most " + most + ", because ");
        });
    }

    private static String vmName(String pod) {
        return VmNameForm.HASHED.forPod("prod", pod);
    }

    @Test
    void theHashCountsInTheNameOnAHost() {
        // vk-prod- and -0 are 10 characters, and the hash has 7.
        assertThat(webhook.violations(set("s".repeat(46), AGENT))).isEmpty();
        String longer = "s".repeat(47);
        assertTooLong(set(longer, AGENT), "metadata.name", vmName(longer + "-0"), 63);
        assertTooLong(
                set("s".repeat(46), "\"agent\":{\"image\":\"i\",\"replicas\":10}"),
                "spec.agent.replicas",
                vmName("s".repeat(46) + "-10"),
                63);
    }

    @Test
    void theHashCountsInTheNameOfAToolbox() {
        String toolbox = "demo-" + "t".repeat(43);
        assertThat(webhook.violations(set("demo", withToolbox("t".repeat(43))))).isEmpty();
        assertTooLong(set("demo", withToolbox("t".repeat(44))), "spec.toolboxes[0].name", vmName(toolbox + "t"), 63);
    }

    private static String withToolbox(String name) {
        return AGENT + ",\"toolboxes\":[{\"name\":\"" + name + "\",\"image\":\"i\"}]";
    }

    @Test
    void theHashCountsInTheNameOfASetThatHibernates() {
        String suspended = AGENT + ",\"suspend\":true";
        assertThat(webhook.violations(set("s".repeat(29), suspended))).isEmpty();
        String longer = "s".repeat(30);
        assertTooLong(set(longer, suspended), "metadata.name", vmName(longer + "-0"), 46);
    }

    @Test
    void theHashCountsInTheWarning() {
        assertThat(webhook.review(set("s".repeat(29), AGENT)).warnings()).isEmpty();
        assertThat(webhook.review(set("s".repeat(30), AGENT)).warnings())
                .singleElement()
                .asString()
                .startsWith("the VM " + vmName("s".repeat(30) + "-0") + " can run, but ");
    }

    @Test
    void theHashCountsInTheNameOfAPodThatIsToHibernate() {
        // vk-prod- and the hash are 15 characters.
        assertThat(webhook.violations(hibernation("p".repeat(31)))).isEmpty();
        String longer = "p".repeat(32);
        assertTooLong(hibernation(longer), "spec.podRef.name", vmName(longer), 46);
    }

    @Test
    void aVmKeepsTheNameThatItsPodSays() {
        String pod = "p".repeat(32);
        assertThat(webhookOfPod(Map.of(Annotations.VM_NAME, "vk-prod-" + pod)).violations(hibernation(pod)))
                .isEmpty();
        String longest = "vk-prod-" + "p".repeat(39);
        assertThat(webhookOfPod(Map.of(Annotations.VM_NAME, longest)).violations(hibernation("p".repeat(39))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains(longest));
    }

    @Test
    void theExpectedNameCountsWhereThePodSaysNoneOrCannotBeRead() {
        String pod = "p".repeat(32);
        for (CocoonWebhook one : List.of(
                webhookOfPod(Map.of()),
                webhookOfPod(Map.of(Annotations.VM_NAME, "")),
                webhook((kind, namespace, name) -> {
                    throw new IOException("no API server");
                }))) {
            assertThat(one.violations(hibernation(pod)))
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.message()).contains(vmName(pod)));
        }
    }

    /** A text that cannot be the name of a pod becomes no part of a request's path. */
    @Test
    void noPodIsLookedUpByATextThatIsNoNameOfOne() {
        List<String> asked = new ArrayList<>();
        CocoonWebhook counting = webhook((kind, namespace, name) -> {
            asked.add(name);
            return RawObject.ABSENT;
        });
        String part = "p".repeat(40);
        for (String name : List.of(
                " ".repeat(40),
                part + "/",
                part + "/" + part,
                part + "?a",
                part + "..a",
                part + "-",
                "P" + part,
                "p".repeat(254))) {
            assertThat(counting.violations(hibernation(name))).as(name).isNotEmpty();
        }
        assertThat(counting.violations(hibernation("another", part))).isNotEmpty();
        assertThat(asked).isEmpty();
        assertThat(counting.violations(hibernation(part + ".a-b"))).isNotEmpty();
        assertThat(asked).containsExactly(part + ".a-b");
    }

    private static CocoonWebhook webhookOfPod(Map<String, String> annotations) {
        return webhook((kind, namespace, name) -> {
            assertThat(kind).isEqualTo("Pod");
            return RawObject.of(
                    Map.of("metadata", Map.of("namespace", namespace, "name", name, "annotations", annotations)));
        });
    }
}
