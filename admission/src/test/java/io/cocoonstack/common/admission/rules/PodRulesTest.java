package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests contract 8a rule pods. */
class PodRulesTest {

    private static final String TOLERATIONS =
            "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\",\"effect\":\"x\"}]";
    private static final String OWNERS = "\"ownerReferences\":[{\"kind\":\"CocoonSet\",\"name\":\"demo\"}]";

    private static List<Violation> check(String pod) {
        return PodRules.checkCreate(Raw.object(pod), "bob", Set.of("alice"));
    }

    private static String pod(String metadata, String spec) {
        return "{\"metadata\":{" + metadata + "},\"spec\":{" + spec + "}}";
    }

    @Test
    void aCocoonPodNeedsASetThatOwnsIt() {
        assertThat(check(pod("", TOLERATIONS)))
                .containsExactly(new Violation(
                        "metadata.ownerReferences",
                        "pod-owned-by-set",
                        "metadata.ownerReferences names no CocoonSet, which must own a pod that tolerates"
                                + " virtual-kubelet.io/provider."));
        assertThat(check(pod("\"ownerReferences\":[{\"kind\":\"CocoonSet\",\"name\":\"\"}]", TOLERATIONS)))
                .hasSize(1);
    }

    @Test
    void andSomebodyWhoMayCreateIt() {
        assertThat(check(pod(OWNERS, TOLERATIONS)))
                .containsExactly(new Violation(
                        "userInfo.username",
                        "pod-created-by-operator",
                        "userInfo.username is \"bob\", expected an operator of cocoon to create a pod that tolerates"
                                + " virtual-kubelet.io/provider."));
        RawObject pod = Raw.object(pod(OWNERS, TOLERATIONS));
        assertThat(PodRules.checkCreate(pod, "alice", Set.of("alice"))).isEmpty();
        assertThat(PodRules.checkCreate(pod, "Alice", Set.of("alice"))).hasSize(1);
        assertThat(PodRules.checkCreate(pod, null, Set.of("alice"))).hasSize(1);
    }

    @Test
    void otherPodsNeedNothing() {
        assertThat(check(pod("", ""))).isEmpty();
        assertThat(check(pod("", "\"tolerations\":[{\"key\":\"x\"},null,{\"key\":null},{}]")))
                .isEmpty();
        assertThat(check(pod("", "\"tolerations\":null"))).isEmpty();
        assertThat(check("{\"spec\":null}")).isEmpty();
        assertThat(check("{}")).isEmpty();
        assertThat(PodRules.checkCreate(RawObject.ABSENT, "bob", Set.of())).isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftToTheApiServer() {
        for (String tolerations : List.of(
                "\"tolerations\":\"x\"",
                "\"tolerations\":{}",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"},{\"key\":5}]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"},5]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\",\"operator\":5}]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\",\"tolerationSeconds\":\"x\"}]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\","
                        + "\"tolerationSeconds\":99999999999999999999}]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\",\"tolerationSeconds\":" + "9".repeat(900)
                        + "}]",
                "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"},[]]")) {
            assertThat(check(pod("", tolerations))).as(tolerations).isEmpty();
        }
        for (String owners : List.of(
                "\"ownerReferences\":5",
                "\"ownerReferences\":[{\"kind\":{}}]",
                "\"ownerReferences\":[{\"name\":5}]",
                "\"ownerReferences\":[\"x\"]")) {
            assertThat(check(pod(owners, TOLERATIONS))).as(owners).isEmpty();
        }
        assertThat(check("{\"metadata\":\"x\",\"spec\":{" + TOLERATIONS + "}}")).isEmpty();
        assertThat(check("{\"metadata\":[],\"spec\":{" + TOLERATIONS + "}}")).isEmpty();
        assertThat(check("{\"metadata\":null,\"spec\":{" + TOLERATIONS + "}}")).hasSize(1);
        assertThat(check("{\"spec\":5}")).isEmpty();
        assertThat(check("\"x\"")).isEmpty();
    }

    @Test
    void whatElseAPodHoldsIsNotLookedAt() {
        assertThat(check(pod(
                        "\"labels\":7,\"ownerReferences\":"
                                + "[{\"uid\":\"u\",\"kind\":\"CocoonSet\",\"x\":[{}],\"name\":\"n\"}]",
                        "\"containers\":\"x\","
                                + "\"tolerations\":[{\"tolerationSeconds\":-9223372036854775808,\"x\":{\"key\":1},"
                                + "\"key\":\"virtual-kubelet.io/provider\"}]")))
                .extracting(Violation::rule)
                .containsExactly("pod-created-by-operator");
    }

    @Test
    void aPodThatGainsTheTolerationIsCheckedAsOneThatIsCreated() {
        RawObject plain = Raw.object(pod(OWNERS, "\"tolerations\":[{\"key\":\"x\"}]"));
        RawObject tolerant = Raw.object(pod(OWNERS, TOLERATIONS));
        RawObject orphan = Raw.object(pod("", TOLERATIONS));
        for (String username : List.of("alice", "bob")) {
            for (RawObject pod : List.of(plain, tolerant, orphan)) {
                assertThat(PodRules.checkUpdate(plain, pod, username, Set.of("alice")))
                        .isEqualTo(PodRules.checkCreate(pod, username, Set.of("alice")));
                assertThat(PodRules.checkUpdate(tolerant, pod, username, Set.of("alice")))
                        .isEmpty();
                assertThat(PodRules.checkUpdate(orphan, pod, username, Set.of("alice")))
                        .isEmpty();
            }
        }
        assertThat(PodRules.checkUpdate(plain, tolerant, "bob", Set.of())).hasSize(1);
        assertThat(PodRules.checkUpdate(Raw.object("{}"), orphan, "bob", Set.of()))
                .hasSize(1);
        assertThat(PodRules.checkUpdate(RawObject.ABSENT, tolerant, "bob", Set.of()))
                .isEmpty();
        assertThat(PodRules.checkUpdate(Raw.object(pod("", "\"tolerations\":5")), tolerant, "bob", Set.of()))
                .isEmpty();
    }

    @Test
    void typedPodsAreCheckedAlike() {
        RawObject pod = RawObject.of(new PodBuilder()
                .withNewSpec()
                .addNewToleration()
                .withKey("virtual-kubelet.io/provider")
                .endToleration()
                .endSpec()
                .build());
        assertThat(PodRules.checkCreate(pod, "alice", Set.of("alice")))
                .extracting(Violation::rule)
                .containsExactly("pod-owned-by-set");
    }
}
