package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface WriteSemantics {

    String CONFIG_MAP = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'},'data':{'a':'b'}}";

    Cluster cluster();

    @Test
    default void createFillsInWhatOnlyTheServerKnows() {
        Cluster c = cluster();
        Reply pod = c.pod(
                "p",
                "{'uid':'mine','generation':7,'creationTimestamp':'2001-01-01T00:00:00Z',"
                        + "'deletionTimestamp':'2001-01-01T00:00:00Z'}",
                "{}");
        assertThat(pod.code()).isEqualTo(201);
        assertThat(pod.text("/metadata/uid")).hasSize(36);
        assertThat(pod.generation()).isEqualTo(1);
        assertThat(pod.text("/metadata/namespace")).isEqualTo(c.namespace());
        assertThat(Instant.parse(pod.text("/metadata/creationTimestamp")))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(pod.at("/metadata").has("deletionTimestamp")).isFalse();
        assertThat(Long.parseLong(pod.version())).isPositive();
    }

    @Test
    default void aSecondObjectOfTheSameNameExistsAlready() {
        Cluster c = cluster();
        c.post(c.configMaps(), CONFIG_MAP).ok();
        Reply refused = c.post(c.configMaps(), CONFIG_MAP).fails(409, "AlreadyExists");
        assertThat(refused.text("/message")).isEqualTo("configmaps \"c\" already exists");
        assertThat(refused.text("/details/name")).isEqualTo("c");
    }

    @Test
    default void anObjectMadeAgainHasAnotherUid() {
        Cluster c = cluster();
        String first = c.post(c.configMaps(), CONFIG_MAP).ok().text("/metadata/uid");
        c.delete(c.configMaps("c")).ok();
        assertThat(c.post(c.configMaps(), CONFIG_MAP).ok().text("/metadata/uid"))
                .isNotEqualTo(first);
    }

    @Test
    default void generateNameMakesANameUp() {
        Cluster c = cluster();
        Reply made =
                c.post(c.configMaps(), "{'metadata':{'generateName':'gen-'}}").ok();
        assertThat(made.text("/metadata/name")).matches("gen-[a-z0-9]{5}");
    }

    @Test
    default void anObjectNeedsAValidName() {
        Cluster c = cluster();
        assertThat(c.post(c.configMaps(), "{'metadata':{}}")
                        .fails(422, "Invalid")
                        .text("/message"))
                .contains("metadata.name: Required value: name or generateName is required");
        c.post(c.configMaps(), "{'metadata':{'name':'Big_Name'}}").fails(422, "Invalid");
    }

    @Test
    default void anObjectNeedsItsNamespace() {
        Cluster c = cluster();
        Reply refused = c.post("/api/v1/namespaces/no-such-namespace/configmaps", CONFIG_MAP)
                .fails(404, "NotFound");
        assertThat(refused.text("/message")).isEqualTo("namespaces \"no-such-namespace\" not found");
    }

    @Test
    default void aNamespaceUnderDeletionTakesNothingNew() {
        Cluster c = cluster();
        Reply going = c.delete("/api/v1/namespaces/" + c.namespace()).ok();
        assertThat(going.text("/status/phase")).isEqualTo("Terminating");
        c.post(c.configMaps(), CONFIG_MAP).fails(403, "Forbidden");
    }

    @Test
    default void theBodyMayNotNameAnotherNamespace() {
        Cluster c = cluster();
        c.post(c.configMaps(), "{'metadata':{'name':'c','namespace':'default'}}")
                .fails(400, "BadRequest");
    }

    @Test
    default void theBodyMustBeOfTheKindOfThePath() {
        Cluster c = cluster();
        c.post(c.pods(), CONFIG_MAP).fails(400, "BadRequest");
        c.post(c.widgets(), CONFIG_MAP).fails(400, "BadRequest");
        c.post(c.widgets(), "{'metadata':{'name':'w'},'spec':{'size':1}}").fails(400, "BadRequest");
        c.post(c.configMaps(), "{").fails(400, "BadRequest");
        c.post(c.configMaps(), "[]").fails(400, "BadRequest");
    }

    @Test
    default void aNewObjectMayNotBringAResourceVersion() {
        Cluster c = cluster();
        assertThat(c.post(c.configMaps(), "{'metadata':{'name':'c','resourceVersion':'1'}}")
                        .code())
                .isEqualTo(500);
    }

    @Test
    default void aDryRunStoresNothing() {
        Cluster c = cluster();
        assertThat(c.post(c.configMaps() + "?dryRun=All", CONFIG_MAP).code()).isEqualTo(201);
        c.get(c.configMaps("c")).fails(404, "NotFound");
        c.post(c.configMaps(), CONFIG_MAP).ok();
        c.mergePatch(c.configMaps("c") + "?dryRun=All", "{'data':{'a':'c'}}").ok();
        c.delete(c.configMaps("c"), "{'dryRun':['All']}").ok();
        assertThat(c.get(c.configMaps("c")).ok().text("/data/a")).isEqualTo("b");
    }

    @Test
    default void anUpdateReplacesTheObject() {
        Cluster c = cluster();
        c.post(c.configMaps(), CONFIG_MAP).ok();
        Reply replaced = c.put(c.configMaps("c"), "{'metadata':{'name':'c'},'data':{'x':'y'}}")
                .ok();
        assertThat(replaced.at("/data")).isEqualTo(Cluster.json("{'x':'y'}"));
        assertThat(replaced.text("/metadata/uid")).isNotEmpty();
    }

    @Test
    default void anUpdateWithAStaleResourceVersionIsAConflict() {
        Cluster c = cluster();
        ObjectNode object = (ObjectNode) c.post(c.configMaps(), CONFIG_MAP).ok().body();
        c.mergePatch(c.configMaps("c"), "{'data':{'a':'c'}}").ok();
        Reply refused = c.put(c.configMaps("c"), object).fails(409, "Conflict");
        assertThat(refused.text("/message"))
                .isEqualTo("Operation cannot be fulfilled on configmaps \"c\": the object has been modified;"
                        + " please apply your changes to the latest version and try again");
    }

    @Test
    default void anUpdateOfAnotherUidIsAConflict() {
        Cluster c = cluster();
        c.post(c.configMaps(), CONFIG_MAP).ok();
        c.put(c.configMaps("c"), "{'metadata':{'name':'c','uid':'other'}}").fails(409, "Conflict");
    }

    @Test
    default void anUpdateThatChangesNothingKeepsTheResourceVersion() {
        Cluster c = cluster();
        Reply made = c.post(c.configMaps(), CONFIG_MAP).ok();
        assertThat(c.put(c.configMaps("c"), made.body()).ok().version()).isEqualTo(made.version());
    }

    @Test
    default void anUpdateOfACustomResourceNeedsAResourceVersion() {
        Cluster c = cluster();
        ObjectNode widget = (ObjectNode) c.widget("w", "{'size':1}").body();
        widget.withObject("/metadata").remove("resourceVersion");
        assertThat(c.put(c.widgets("w"), widget).fails(422, "Invalid").text("/message"))
                .contains("metadata.resourceVersion: Invalid value: 0: must be specified for an update");
    }

    @Test
    default void anUpdateOfNothingIsNotFound() {
        Cluster c = cluster();
        c.put(c.configMaps("c"), CONFIG_MAP).fails(404, "NotFound");
    }

    @Test
    default void anUpdateMayNotRename() {
        Cluster c = cluster();
        c.post(c.configMaps(), CONFIG_MAP).ok();
        c.put(c.configMaps("c"), "{'metadata':{'name':'d'}}").fails(400, "BadRequest");
    }
}
