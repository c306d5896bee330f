package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.RawObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 8a rule workloads. */
class WorkloadRulesTest {

    private static RawObject workload(String replicas) {
        return Raw.object("{\"spec\":{" + (replicas.isEmpty() ? "" : "\"replicas\":" + replicas + ",")
                + "\"template\":{\"spec\":{\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"}]}}}}");
    }

    private static RawObject scale(String replicas) {
        return Raw.object("{\"spec\":{" + (replicas.isEmpty() ? "" : "\"replicas\":" + replicas) + "}}");
    }

    @Test
    void scalingDownACocoonWorkloadIsAViolation() {
        assertThat(WorkloadRules.checkUpdate(workload("3"), workload("2")))
                .containsExactly(new Violation(
                        "spec.replicas",
                        "no-scale-down",
                        "spec.replicas goes from 3 to 2, but a workload that tolerates virtual-kubelet.io/provider must"
                                + " not be scaled down: suspend single agents with a CocoonHibernation."));
        assertThat(WorkloadRules.checkScale(scale("3"), scale("2"), workload("3")))
                .isEqualTo(WorkloadRules.checkUpdate(workload("3"), workload("2")));
    }

    @Test
    void absentIsOneInAWorkloadAndNoneInAScale() {
        assertThat(WorkloadRules.checkUpdate(workload(""), workload("0"))).hasSize(1);
        assertThat(WorkloadRules.checkUpdate(workload("2"), workload(""))).hasSize(1);
        assertThat(WorkloadRules.checkUpdate(workload("1"), workload(""))).isEmpty();
        assertThat(WorkloadRules.checkUpdate(workload("null"), workload("1"))).isEmpty();
        assertThat(WorkloadRules.checkScale(scale("1"), scale(""), workload("1")))
                .hasSize(1);
        assertThat(WorkloadRules.checkScale(scale(""), scale("0"), workload("1")))
                .isEmpty();
        assertThat(WorkloadRules.checkScale(scale("1"), Raw.object("{}"), workload("1")))
                .hasSize(1);
    }

    @Test
    void onlyTheTemplateBeforeTheUpdateDecides() {
        RawObject plain = Raw.object("{\"spec\":{\"replicas\":0}}");
        assertThat(WorkloadRules.checkUpdate(workload("3"), plain)).hasSize(1);
        assertThat(WorkloadRules.checkUpdate(Raw.object("{\"spec\":{\"replicas\":9}}"), workload("3")))
                .isEmpty();
        assertThat(WorkloadRules.checkScale(scale("3"), scale("1"), plain)).isEmpty();
        assertThat(WorkloadRules.checkScale(scale("3"), scale("1"), RawObject.ABSENT))
                .isEmpty();
    }

    @Test
    void replicasThatStayOrGrowAreNone() {
        assertThat(WorkloadRules.checkUpdate(workload("3"), workload("3"))).isEmpty();
        assertThat(WorkloadRules.checkUpdate(workload("3"), workload("4"))).isEmpty();
        assertThat(WorkloadRules.checkScale(scale("3"), scale("3"), workload("3")))
                .isEmpty();
        assertThat(WorkloadRules.lowers(scale("3"), scale("3"))).isFalse();
        assertThat(WorkloadRules.lowers(scale("3"), scale("2"))).isTrue();
    }

    @Test
    void whatCannotBeReadIsLeftToTheApiServer() {
        for (String bad : List.of(
                "\"1\"",
                "1.0",
                "1e0",
                "true",
                "{}",
                "2147483648",
                "-2147483649",
                "9".repeat(18),
                "9".repeat(19),
                "9".repeat(900))) {
            assertThat(WorkloadRules.checkUpdate(workload("3"), workload(bad)))
                    .as(bad)
                    .isEmpty();
            assertThat(WorkloadRules.checkUpdate(workload(bad), workload("-5")))
                    .as(bad)
                    .isEmpty();
            assertThat(WorkloadRules.checkScale(scale(bad), scale("-5"), workload("3")))
                    .as(bad)
                    .isEmpty();
            assertThat(WorkloadRules.lowers(scale("3"), scale(bad))).as(bad).isFalse();
        }
        assertThat(WorkloadRules.checkUpdate(workload("2147483647"), workload("-2147483648")))
                .hasSize(1);
        assertThat(WorkloadRules.checkUpdate(workload("3"), Raw.object("{\"spec\":\"x\"}")))
                .isEmpty();
        assertThat(WorkloadRules.checkUpdate(workload("3"), Raw.object("[]"))).isEmpty();
        assertThat(WorkloadRules.checkUpdate(workload("3"), RawObject.ABSENT)).isEmpty();
        assertThat(WorkloadRules.checkUpdate(RawObject.ABSENT, workload("0"))).isEmpty();
        assertThat(WorkloadRules.checkScale(RawObject.ABSENT, scale("-1"), workload("3")))
                .isEmpty();
        assertThat(WorkloadRules.checkScale(scale("3"), RawObject.ABSENT, workload("3")))
                .isEmpty();
        for (String odd : List.of(
                "{\"metadata\":\"x\",\"spec\":{\"replicas\":1}}",
                "{\"spec\":{\"replicas\":1,\"template\":\"x\"}}",
                "{\"spec\":{\"replicas\":1,\"template\":{\"spec\":{\"tolerations\":\"x\"}}}}")) {
            assertThat(WorkloadRules.checkUpdate(workload("3"), Raw.object(odd)))
                    .as(odd)
                    .isEmpty();
        }
        for (String odd : List.of(
                "{\"metadata\":\"x\",\"spec\":{\"replicas\":1}}",
                "{\"spec\":{\"replicas\":1},\"status\":\"x\"}",
                "{\"spec\":{\"replicas\":1},\"status\":{\"replicas\":\"x\"}}")) {
            assertThat(WorkloadRules.checkScale(scale("3"), Raw.object(odd), workload("3")))
                    .as(odd)
                    .isEmpty();
        }
        for (String template : List.of("5", "{\"spec\":[]}", "{\"spec\":{\"tolerations\":{}}}")) {
            RawObject odd = Raw.object("{\"spec\":{\"replicas\":3,\"template\":" + template + "}}");
            assertThat(WorkloadRules.checkUpdate(odd, workload("1")))
                    .as(template)
                    .isEmpty();
            assertThat(WorkloadRules.checkScale(scale("3"), scale("1"), odd))
                    .as(template)
                    .isEmpty();
        }
    }
}
