package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.UnreadableObjectException;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The objects of {@code webhook-rules.json}, each sent through the whole webhook. Tests contract 8a rules sets, pods,
 * workloads and hibernations.
 */
class WebhookRulesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("webhook-rules")
                .call("cocoonSet", WebhookRulesVectorsTest::cocoonSet)
                .call("pod", WebhookRulesVectorsTest::pod)
                .call("workload", WebhookRulesVectorsTest::workload)
                .call("scale", WebhookRulesVectorsTest::scale)
                .call("hibernation", WebhookRulesVectorsTest::hibernation)
                .tests();
    }

    private static void cocoonSet(VectorCase c) {
        AdmissionRequest request =
                review(c).kind("cocoonset.cocoonstack.io", "CocoonSet").request();
        List<Violation> violations = webhook(c).violations(request);

        assertVerdict(c, violations, request);
        if (c.wantFlag("undecodable")) {
            assertThat(violations)
                    .isNotEmpty()
                    .allMatch(violation -> violation.rule().equals("readable"));
        } else if (c.want().has("violatedPaths")) {
            assertPaths(violations, c.want("violatedPaths"));
        }
    }

    /** Each wanted path is violated, it or a finer one under it, and nothing else. */
    private static void assertPaths(List<Violation> violations, JsonNode want) {
        List<String> wanted = new ArrayList<>();
        want.forEach(path -> wanted.add(path.textValue()));
        List<String> found = violations.stream().map(Violation::path).toList();
        assertThat(wanted).allSatisfy(path -> assertThat(found).anyMatch(violated -> isUnder(violated, path)));
        assertThat(found).allSatisfy(violated -> assertThat(wanted).anyMatch(path -> isUnder(violated, path)));
    }

    private static boolean isUnder(String violated, String path) {
        return violated.equals(path) || violated.startsWith(path + ".") || violated.startsWith(path + "[");
    }

    private static void pod(VectorCase c) {
        String kind = c.requiredText("kind");
        AdmissionRequest request =
                review(c).kind(kind.equals("Pod") ? "" : "apps", kind).request();
        assertVerdict(c, webhook(c).violations(request), request);
    }

    private static void workload(VectorCase c) {
        AdmissionRequest request =
                review(c).kind("apps", c.requiredText("kind")).request();
        assertVerdict(c, webhook(c).violations(request), request);
    }

    private static void scale(VectorCase c) {
        AdmissionRequest request = review(c)
                .kind("autoscaling", "Scale")
                .resource("apps", c.requiredText("resource"))
                .subResource("scale")
                .request();
        assertVerdict(c, webhook(c).violations(request), request);
    }

    private static void hibernation(VectorCase c) {
        AdmissionRequest request =
                review(c).kind("cocoonset.cocoonstack.io", "CocoonHibernation").request();
        assertVerdict(c, webhook(c).violations(request), request);
    }

    private static void assertVerdict(VectorCase c, List<Violation> violations, AdmissionRequest request) {
        AdmissionResponse response = webhook(c).review(request);
        assertThat(response.isAllowed())
                .as("%s", response.message())
                .isEqualTo(c.wantFlag("allowed"))
                .isEqualTo(violations.isEmpty());
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.message()).matches("(?s).+ .+\\."));
        // A message may quote what the object says.
        if (!c.input("object").toString().contains("null")) {
            assertThat(violations)
                    .allSatisfy(violation -> assertThat(violation.message()).doesNotContain("null"));
        }
    }

    private static CocoonWebhook webhook(VectorCase c) {
        List<String> creators = new ArrayList<>();
        c.input("allowedCreators").forEach(name -> creators.add(name.textValue()));
        return CocoonWebhook.builder(
                        new ScriptedLookups((kind, namespace, name) -> parent(c), namespace -> existing(c)))
                .podCreators(creators)
                .build();
    }

    private static RawObject parent(VectorCase c) throws IOException {
        JsonNode parent = c.input("parent");
        if (parent.isTextual()) {
            throw new IOException("apiserver down");
        }
        return parent.isNull() ? RawObject.ABSENT : RawObject.of(parent);
    }

    private static List<CocoonHibernation> existing(VectorCase c) throws IOException {
        if (c.input("existing").isTextual()) {
            throw new IOException("apiserver down");
        }
        List<CocoonHibernation> list = new ArrayList<>();
        for (JsonNode item : c.input("existing")) {
            try {
                list.add(RawObject.of(item).as(CocoonHibernation.class));
            } catch (UnreadableObjectException e) {
                list.add(null);
            }
        }
        return list;
    }

    private static Reviews review(VectorCase c) {
        return new Reviews(c.requiredText("operation"))
                .object(c.json("object"))
                .oldObject(c.json("oldObject"))
                .username(c.text("username"))
                .namespace(c.text("namespace"))
                .name(c.text("name"));
    }
}
