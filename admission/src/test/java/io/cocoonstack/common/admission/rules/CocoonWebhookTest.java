package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.RawObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CocoonWebhookTest {

    static final String GROUP = "cocoonset.cocoonstack.io";
    private static final String TOLERATION = "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"}]";
    private static final String WORKLOAD = "{\"spec\":{\"replicas\":3,\"template\":{\"spec\":{" + TOLERATION + "}}}}";
    private static final String SMALLER = "{\"spec\":{\"replicas\":1}}";
    private static final String POD = "{\"spec\":{" + TOLERATION + "}}";
    static final String OWNED =
            "{\"metadata\":{\"ownerReferences\":[{\"kind\":\"CocoonSet\",\"name\":\"s\"}]},\"spec\":{" + TOLERATION
                    + "}}";
    private static final String BAD_SET = "{\"spec\":{\"agent\":{}}}";
    static final String HIBERNATION = "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"podRef\":{\"name\":\"a\"}}}";

    private final List<String> asked = new ArrayList<>();
    private final CocoonWebhook webhook = CocoonWebhook.builder(new ScriptedLookups(
                    (kind, namespace, name) -> {
                        asked.add(kind + " " + namespace + "/" + name);
                        return RawObject.of(Raw.json(WORKLOAD));
                    },
                    namespace -> {
                        asked.add(namespace);
                        return List.of(RawObject.of(Raw.json(
                                        "{\"metadata\":{\"name\":\"old\"},\"spec\":{\"podRef\":{\"name\":\"a\"}}}"))
                                .as(CocoonHibernation.class));
                    }))
            .podCreators(List.of("alice"))
            .podCreators(List.of("carol"))
            .build();

    static Reviews review(String operation, String group, String kind) {
        return new Reviews(operation)
                .kind(group, kind)
                .namespace("prod")
                .name("web")
                .username("bob");
    }

    static Reviews scale() {
        return review("UPDATE", "autoscaling", "Scale")
                .resource("apps", "deployments")
                .subResource("scale")
                .oldObject("{\"spec\":{\"replicas\":3}}")
                .object(SMALLER);
    }

    private boolean denies(Reviews review) {
        return denies(webhook, review.request());
    }

    private static boolean denies(CocoonWebhook webhook, AdmissionRequest request) {
        AdmissionResponse response = webhook.review(request);
        assertThat(webhook.violations(request).isEmpty()).isEqualTo(response.isAllowed());
        return !response.isAllowed();
    }

    @Test
    void podsAreCheckedWhenTheyAreCreatedAndWhenTheyGainTheToleration() {
        assertThat(denies(review("CREATE", "", "Pod").object(POD))).isTrue();
        assertThat(denies(review("CREATE", "", "Pod").object(OWNED))).isTrue();
        for (String creator : List.of("alice", "carol")) {
            assertThat(denies(review("CREATE", "", "Pod").object(OWNED).username(creator)))
                    .isFalse();
        }
        assertThat(denies(review("UPDATE", "", "Pod").object(POD).oldObject(POD)))
                .isFalse();
        assertThat(denies(review("UPDATE", "", "Pod").object(POD).oldObject("{\"spec\":{}}")))
                .isTrue();
        assertThat(denies(review("UPDATE", "", "Pod")
                        .object(OWNED)
                        .oldObject("{\"spec\":{}}")
                        .username("alice")))
                .isFalse();
        assertThat(denies(review("UPDATE", "", "Pod")
                        .object(POD)
                        .oldObject("{\"spec\":{}}")
                        .subResource("ephemeralcontainers")))
                .isFalse();
        assertThat(denies(review("DELETE", "", "Pod").oldObject(POD))).isFalse();
        assertThat(denies(review("CREATE", "x", "Pod").object(POD))).isFalse();
        assertThat(denies(review("CREATE", "", "Pod").object(POD).subResource("binding")))
                .isFalse();
    }

    @Test
    void workloadsAreCheckedWhenTheyAreUpdated() {
        for (String kind : List.of("Deployment", "StatefulSet")) {
            assertThat(denies(review("UPDATE", "apps", kind).oldObject(WORKLOAD).object(SMALLER)))
                    .isTrue();
            assertThat(denies(review("UPDATE", "", kind).oldObject(WORKLOAD).object(SMALLER)))
                    .isFalse();
            assertThat(denies(review("CREATE", "apps", kind).object(SMALLER))).isFalse();
            assertThat(denies(review("UPDATE", "apps", kind)
                            .oldObject(WORKLOAD)
                            .object(SMALLER)
                            .subResource("status")))
                    .isFalse();
        }
        assertThat(denies(review("UPDATE", "apps", "ReplicaSet")
                        .oldObject(WORKLOAD)
                        .object(SMALLER)))
                .isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void aScaleIsLookedIntoOnlyWhenItGoesDown() {
        assertThat(denies(scale())).isTrue();
        assertThat(denies(scale().resource("apps", "statefulsets"))).isTrue();
        assertThat(asked)
                .containsExactly(
                        "Deployment prod/web", "Deployment prod/web", "StatefulSet prod/web", "StatefulSet prod/web");
        asked.clear();
        assertThat(denies(scale().resource("", "deployments"))).isFalse();
        assertThat(denies(scale().resource("apps", "replicasets"))).isFalse();
        assertThat(denies(scale().object("{\"spec\":{\"replicas\":3}}"))).isFalse();
        assertThat(denies(new Reviews("CREATE")
                        .kind("autoscaling", "Scale")
                        .resource("apps", "deployments")
                        .subResource("scale")
                        .oldObject("{\"spec\":{\"replicas\":3}}")
                        .object(SMALLER)))
                .isFalse();
        assertThat(asked).isEmpty();
        assertThat(denies(scale().namespace(null).name(null))).isTrue();
        assertThat(asked).containsOnly("Deployment /");
    }

    @Test
    void setsAreCheckedWhenTheyAreCreatedAndUpdated() {
        assertThat(denies(review("CREATE", GROUP, "CocoonSet").object(BAD_SET))).isTrue();
        assertThat(denies(review("CREATE", GROUP, "CocoonSet").object(BAD_SET).oldObject(BAD_SET)))
                .isTrue();
        assertThat(denies(review("UPDATE", GROUP, "CocoonSet").object(BAD_SET))).isTrue();
        assertThat(denies(review("UPDATE", GROUP, "CocoonSet").object(BAD_SET).oldObject(BAD_SET)))
                .isFalse();
        assertThat(denies(review("UPDATE", GROUP, "CocoonSet").object(BAD_SET).oldObject("[]")))
                .isTrue();
        assertThat(denies(review("DELETE", GROUP, "CocoonSet").oldObject(BAD_SET)))
                .isFalse();
        assertThat(denies(review("CREATE", "x", "CocoonSet").object(BAD_SET))).isFalse();
        assertThat(denies(review("UPDATE", GROUP, "CocoonSet").object(BAD_SET).subResource("status")))
                .isFalse();
    }

    @Test
    void aSetThatIsNoObjectIsDenied() {
        for (String object : List.of("[]", "\"x\"", "5", "{\"metadata\":{\"generation\":\"1\"}}")) {
            AdmissionResponse response = webhook.review(
                    review("CREATE", GROUP, "CocoonSet").object(object).request());
            assertThat(response.isAllowed()).isFalse();
            assertThat(response.message()).startsWith("The object cannot be read: cannot read the object as CocoonSet");
        }
        assertThat(webhook.review(review("CREATE", GROUP, "CocoonSet").request())
                        .message())
                .isEqualTo("The CocoonSet is missing.");
    }

    @Test
    void namesAreCheckedInTheNamespaceOfTheRequest() {
        String set = "{\"metadata\":{\"name\":\"" + "s".repeat(55) + "\",\"namespace\":\"elsewhere\"},"
                + "\"spec\":{\"agent\":{\"image\":\"i\"}}}";
        assertThat(webhook.review(
                                review("CREATE", GROUP, "CocoonSet").object(set).request())
                        .message())
                .isEqualTo("metadata.name makes the VM name \"vk-prod-" + "s".repeat(55) + "-0\" of 65 characters,"
                        + " expected at most 63, because the host of a VM takes no more.");
        assertThat(denies(review("CREATE", GROUP, "CocoonSet").object(set).namespace("x")))
                .isFalse();
        assertThat(denies(review("CREATE", GROUP, "CocoonSet").object(set).namespace(null)))
                .isFalse();
        String pod = "p".repeat(39);
        assertThat(webhook.review(review("CREATE", GROUP, "CocoonHibernation")
                                .object(HIBERNATION.replace("\"a\"", "\"" + pod + "\""))
                                .request())
                        .message())
                .isEqualTo("spec.podRef.name makes the VM name \"vk-prod-" + pod + "\" of 47 characters, expected at"
                        + " most 46, because a CocoonHibernation hibernates the VM.");
    }

    @Test
    void aSetThatCanRunAndNotHibernateIsAllowedWithAWarning() {
        String set = "{\"metadata\":{\"name\":\"" + "s".repeat(37) + "\"},\"spec\":{\"agent\":{\"image\":\"i\"}}}";
        AdmissionResponse response =
                webhook.review(review("CREATE", GROUP, "CocoonSet").object(set).request());
        assertThat(response.isAllowed()).isTrue();
        assertThat(response.warnings())
                .containsExactly(
                        "the VM vk-prod-" + "s".repeat(37) + "-0 can run, but it can neither hibernate nor move"
                                + " to another node: its name has 47 characters, and both need at most 46");
        assertThat(response.warnings().get(0)).hasSizeLessThan(256);
        assertThat(webhook.review(review("CREATE", GROUP, "CocoonSet")
                                .object(set.replace("ss", "s"))
                                .request())
                        .warnings())
                .isEmpty();
        assertThat(webhook.review(review("UPDATE", GROUP, "CocoonSet")
                                .oldObject(set)
                                .object(set)
                                .subResource("status")
                                .request())
                        .warnings())
                .isEmpty();
    }

    @Test
    void hibernationsAreCheckedWhenTheyAreCreated() {
        AdmissionResponse response = webhook.review(
                review("CREATE", GROUP, "CocoonHibernation").object(HIBERNATION).request());
        assertThat(response.message()).contains("\"old\" targets already");
        assertThat(asked).containsExactly("prod");
        asked.clear();
        assertThat(denies(review("CREATE", GROUP, "CocoonHibernation")
                        .object(HIBERNATION.replaceFirst("\"a\"", "\"b\""))))
                .isTrue();
        assertThat(denies(review("CREATE", GROUP, "CocoonHibernation"))).isTrue();
        assertThat(denies(review("CREATE", GROUP, "CocoonHibernation").object("[]")))
                .isTrue();
        assertThat(denies(review("UPDATE", GROUP, "CocoonHibernation").object(HIBERNATION)))
                .isFalse();
        assertThat(denies(review("CREATE", "x", "CocoonHibernation").object(HIBERNATION)))
                .isFalse();
        assertThat(asked).isEmpty();
        assertThat(denies(review("CREATE", GROUP, "CocoonHibernation")
                        .object(HIBERNATION)
                        .namespace(null)))
                .isTrue();
        assertThat(asked).containsOnly("");
    }

    @Test
    void aDenialTellsEveryViolationUpToAPoint() {
        StringBuilder toolboxes = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            toolboxes.append(i == 0 ? "{}" : ",{}");
        }
        String set = "{\"spec\":{\"agent\":{\"image\":\"i\"},\"toolboxes\":[" + toolboxes + "]}}";
        assertThat(webhook.review(
                                review("CREATE", GROUP, "CocoonSet").object(set).request())
                        .message())
                .startsWith("spec.toolboxes[0].name is missing, expected a name. spec.toolboxes[1].name is missing")
                .endsWith("spec.toolboxes[19].name is missing, expected a name.");
        String more = set.replace("\"image\":\"i\"", "\"replicas\":-1");
        assertThat(webhook.review(review("CREATE", GROUP, "CocoonSet")
                                .object(more)
                                .request())
                        .message())
                .endsWith("spec.toolboxes[17].name is missing, expected a name. Violated as well:"
                        + " spec.toolboxes[18].name, spec.toolboxes[19].name.");
        AdmissionResponse one = webhook.review(
                review("CREATE", GROUP, "CocoonSet").object(BAD_SET).request());
        assertThat(one.code()).isEqualTo(403);
        assertThat(one.reason()).isEqualTo("Forbidden");
    }

    @Test
    void whatNoRuleIsAboutIsAllowed() {
        assertThat(denies(new Reviews("CONNECT").kind("", "Pod"))).isFalse();
        assertThat(denies(new Reviews("FANCY").kind(GROUP, "CocoonSet"))).isFalse();
        assertThat(denies(review("CREATE", "", "Service").object(POD))).isFalse();
    }
}
