package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lengths and forms of names, labels, annotations and conditions. */
interface LimitSemantics {

    int ANNOTATIONS = 262_144;

    Cluster cluster();

    private static ObjectNode metadata(String field, String key, String value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/metadata").putObject(field).put(key, value);
        return patch;
    }

    private static void accepts(Cluster c, String path, String field, String key, String value) {
        c.mergePatch(path, metadata(field, key, value)).ok();
        c.mergePatch(path, metadata(field, key, null)).ok();
    }

    /** Refuses with the one cause. The real server tells some of them several times. */
    private static void refuses(Cluster c, String path, String field, String key, String value, String message) {
        Reply reply = c.mergePatch(path, metadata(field, key, value)).fails(422, "Invalid");
        if (!c.isCurrent()) {
            return; // Kubernetes 1.34 refuses the same in other words.
        }
        assertThat(reply.at("/details/causes"))
                .anySatisfy(cause -> {
                    assertThat(cause.path("field").asText()).isEqualTo("metadata." + field);
                    assertThat(cause.path("message").asText()).isEqualTo(message);
                })
                .allSatisfy(cause -> assertThat(cause.path("field").asText()).isIn("metadata." + field, "<nil>"));
    }

    private static String invalid(String value, String detail) {
        return "Invalid value: \"" + value + "\": " + detail;
    }

    @Test
    default void annotationsHaveALimitInAll() {
        Cluster c = cluster();
        c.pod("p");
        c.widget("w", "{'size':1}");
        for (String path : List.of(c.pods("p"), c.widgets("w"))) {
            accepts(c, path, "annotations", "k", "x".repeat(ANNOTATIONS - 1));
            String tooLong = "Too long: may not be more than 262144 bytes";
            refuses(c, path, "annotations", "k", "x".repeat(ANNOTATIONS), tooLong);
            refuses(c, path, "annotations", "k", "é".repeat(ANNOTATIONS / 2), tooLong);
            c.mergePatch(path, metadata("annotations", "other", "x".repeat(ANNOTATIONS - 10)))
                    .ok();
            refuses(c, path, "annotations", "k", "12345", tooLong);
        }
        assertThat(c.get(c.pods("p")).at("/metadata/annotations").has("k")).isFalse();
    }

    @Test
    default void aPatchOfAPodsStatusIsBoundByTheLimitOfAnnotationsToo() {
        Cluster c = cluster();
        c.pod("p");
        ObjectNode patch = metadata("annotations", "k", "x".repeat(ANNOTATIONS));
        patch.putObject("status").put("message", "lost");
        c.mergePatch(c.pods("p", "status"), patch).fails(422, "Invalid");
        assertThat(c.get(c.pods("p")).at("/status").has("message")).isFalse();
    }

    @Test
    default void aLabelsValueHasAForm() {
        Cluster c = cluster();
        c.pod("p");
        c.widget("w", "{'size':1}");
        for (String path : List.of(c.pods("p"), c.widgets("w"))) {
            for (String value : List.of("", "x".repeat(63), "A.b_c-1")) {
                accepts(c, path, "labels", "k", value);
            }
            refuses(c, path, "labels", "k", "x".repeat(64), invalid("x".repeat(64), "must be no more than 63 bytes"));
            for (String value : List.of("a b", "-a", "a-", "é")) {
                refuses(
                        c,
                        path,
                        "labels",
                        "k",
                        value,
                        invalid(
                                value,
                                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
                                        + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue', "
                                        + " or 'my_value',  or '12345', regex used for validation is"
                                        + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"));
            }
        }
    }

    @Test
    default void aKeyHasAForm() {
        String name = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
        String subdomain =
                "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                        + " '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                        + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
        Cluster c = cluster();
        c.pod("p");
        String pod = c.pods("p");
        for (String field : List.of("labels", "annotations")) {
            accepts(c, pod, field, "ok.example/A_b.c", "v");
            accepts(c, pod, field, "x".repeat(253) + "/" + "x".repeat(63), "v");
            refuses(c, pod, field, "a b", "v", invalid("a b", "name part " + name));
            refuses(c, pod, field, "", "v", invalid("", "name part must be non-empty"));
            refuses(c, pod, field, "x/", "v", invalid("x/", "name part must be non-empty"));
            refuses(c, pod, field, "/x", "v", invalid("/x", "prefix part must be non-empty"));
            refuses(c, pod, field, "a_b/x", "v", invalid("a_b/x", subdomain));
            refuses(
                    c,
                    pod,
                    field,
                    "a/b/c",
                    "v",
                    invalid(
                            "a/b/c",
                            "a valid label key " + name
                                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"));
            String longName = "x".repeat(64);
            refuses(c, pod, field, longName, "v", invalid(longName, "name part must be no more than 63 bytes"));
            String longPrefix = "x".repeat(254) + "/x";
            refuses(c, pod, field, longPrefix, "v", invalid(longPrefix, "prefix part must be no more than 253 bytes"));
        }
        refuses(c, pod, "labels", "Example.com/a", "v", invalid("Example.com/a", subdomain));
        accepts(c, pod, "annotations", "Example.com/a", "v");
    }

    @Test
    default void aNameHasALength() {
        Cluster c = cluster();
        c.pod("x".repeat(253));
        assertThat(c.post(c.pods(), pod("x".repeat(254))).fails(422, "Invalid").text("/details/causes/0/message"))
                .isEqualTo(invalid("x".repeat(254), "must be no more than 253 characters"));
        assertThat(c.widget("x".repeat(254), "{}", "{'size':1}")
                        .fails(422, "Invalid")
                        .text("/details/causes/0/message"))
                .isEqualTo(invalid("x".repeat(254), "must be no more than 253 characters"));
    }

    private static String pod(String name) {
        return "{'metadata':{'name':'" + name + "'},'spec':{'containers':[{'name':'a','image':'a:1'}]}}";
    }

    @Test
    default void aNamespacesNameIsALabel() {
        Cluster c = cluster();
        String namespaces = "/api/v1/namespaces";
        assertThat(c.post(namespaces, "{'metadata':{'name':'a.b'}}")
                        .fails(422, "Invalid")
                        .text("/details/causes/0/message"))
                .isEqualTo(invalid("a.b", "must not contain dots"));
        assertThat(c.post(namespaces, "{'metadata':{'name':'" + "x".repeat(64) + "'}}")
                        .fails(422, "Invalid")
                        .text("/details/causes/0/message"))
                .isEqualTo(invalid("x".repeat(64), "must be no more than 63 characters"));
        assertThat(c.post(namespaces, "{'metadata':{'name':'A'}}")
                        .fails(422, "Invalid")
                        .text("/message"))
                .contains("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-'");
    }

    @Test
    default void aRolesNameIsAnyPathSegment() {
        Cluster c = cluster();
        String roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
        c.post(roles, "{'metadata':{'name':'demo:Reader'},'rules':[]}").ok();
        assertThat(c.post(roles, "{'metadata':{'name':'a%b'},'rules':[]}")
                        .fails(422, "Invalid")
                        .text("/details/causes/0/message"))
                .isEqualTo(invalid("a%b", "may not contain '%'"));
    }

    @Test
    default void aVeryLongNameOfANamespaceIsRefusedToo() {
        assertThat(cluster()
                        .post("/api/v1/namespaces", "{'metadata':{'name':'" + "a.".repeat(3000) + "a'}}")
                        .fails(422, "Invalid")
                        .text("/reason"))
                .isEqualTo("Invalid");
    }

    @Test
    default void aNameThatIsMadeUpFitsIntoALabel() {
        Cluster c = cluster();
        String made = c.post(c.configMaps(), "{'metadata':{'generateName':'" + "x".repeat(100) + "'}}")
                .ok()
                .text("/metadata/name");
        assertThat(made).matches("x{58}[a-z0-9]{5}");
    }
}
