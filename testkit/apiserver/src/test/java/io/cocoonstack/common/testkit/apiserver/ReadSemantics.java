package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

interface ReadSemantics {

    Cluster cluster();

    @Test
    default void whatIsNotThereIsAStatusNotFound() {
        Cluster c = cluster();
        Reply missing = c.get(c.pods("nobody")).fails(404, "NotFound");
        assertThat(missing.text("/message")).isEqualTo("pods \"nobody\" not found");
        assertThat(missing.text("/details/name")).isEqualTo("nobody");
        assertThat(missing.text("/details/kind")).isEqualTo("pods");
        assertThat(c.get(c.widgets("nobody")).fails(404, "NotFound").text("/message"))
                .isEqualTo("widgets.testkit.cocoonstack.io \"nobody\" not found");
    }

    @Test
    default void anUnknownKindIsNotFound() {
        Cluster c = cluster();
        assertThat(c.client().raw("/api/v1/namespaces/" + c.namespace() + "/pods"))
                .contains("PodList");
        assertThat(c.client().raw("/apis/nothing.example.com/v1/things")).isNull();
    }

    @Test
    default void aListHoldsTheCollectionsResourceVersion() {
        Cluster c = cluster();
        String version = c.pod("p").version();
        Reply list = c.get(c.pods()).ok();
        assertThat(list.text("/kind")).isEqualTo("PodList");
        assertThat(Long.parseLong(list.version())).isGreaterThanOrEqualTo(Long.parseLong(version));
        assertThat(list.text("/items/0/metadata/name")).isEqualTo("p");
        assertThat(c.get(c.widgets()).ok().text("/kind")).isEqualTo("WidgetList");
    }

    @Test
    default void aListOverAllNamespacesHoldsThemAll() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        Reply all = c.get("/apis/testkit.cocoonstack.io/v1/widgets").ok();
        assertThat(all.at("/items").findValuesAsText("namespace")).contains(c.namespace());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app             | one two three",
                "!app            | four",
                "app=x           | one two",
                "app==x          | one two",
                "app!=x          | three four",
                "app=x,tier=y    | two",
                "app in (x,z)    | one two three",
                "app notin (x)   | three four",
                "tier=           | three",
            })
    default void aLabelSelectorChooses(String selector, String names) {
        Cluster c = cluster();
        c.widget("one", "{'labels':{'app':'x'}}", "{'size':1}").ok();
        c.widget("two", "{'labels':{'app':'x','tier':'y'}}", "{'size':1}").ok();
        c.widget("three", "{'labels':{'app':'z','tier':''}}", "{'size':1}").ok();
        c.widget("four", "{}", "{'size':1}").ok();
        String encoded = selector.replace(" ", "%20").replace("=", "%3D").replace("!", "%21");
        Reply list = c.get(c.widgets() + "?labelSelector=" + encoded).ok();
        assertThat(names(list)).containsExactlyInAnyOrder(names.split(" ", -1));
    }

    private static List<String> names(Reply list) {
        List<String> names = new ArrayList<>();
        list.at("/items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    @Test
    default void aFieldSelectorChoosesThePodsOfANode() {
        Cluster c = cluster();
        c.boundPod("mine");
        c.pod("other", "{}", "{'nodeName':'node-2'}");
        c.pod("unbound");
        assertThat(names(c.get(c.pods() + "?fieldSelector=spec.nodeName%3Dnode-1")))
                .containsExactly("mine");
        assertThat(names(c.get(c.pods() + "?fieldSelector=spec.nodeName!%3Dnode-1,metadata.name!%3Dother")))
                .containsExactly("unbound");
        assertThat(names(c.get(c.pods() + "?fieldSelector=spec.nodeName%3D"))).containsExactly("unbound");
    }

    @Test
    default void aFieldThatIsNoLabelCannotBeSelected() {
        Cluster c = cluster();
        c.get(c.pods() + "?fieldSelector=spec.nothing%3D1").fails(400, "BadRequest");
        c.get(c.widgets() + "?fieldSelector=spec.size%3D1").fails(400, "BadRequest");
    }

    @Test
    default void genericClientsFindTheKindByDiscovery() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        c.pod("p");
        GenericKubernetesResource widget = c.client()
                .genericKubernetesResources("testkit.cocoonstack.io/v1", "Widget")
                .inNamespace(c.namespace())
                .withName("w")
                .get();
        assertThat(widget.getMetadata().getUid()).isNotNull();
        assertThat(c.client()
                        .genericKubernetesResources("v1", "Pod")
                        .inNamespace(c.namespace())
                        .list()
                        .getItems())
                .hasSize(1);
        assertThat(c.client().getKubernetesVersion().getMajor()).isEqualTo("1");
    }
}
