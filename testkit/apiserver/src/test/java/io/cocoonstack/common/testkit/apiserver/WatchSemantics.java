package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface WatchSemantics {

    Cluster cluster();

    @Test
    default void aWatchTellsWhatIsThereAndWhatHappens() {
        Cluster c = cluster();
        c.pod("before");
        try (Events events = Events.of(c.client().pods().inNamespace(c.namespace()))) {
            assertThat(events.next()).isEqualTo("ADDED before");
            c.pod("p");
            assertThat(events.next()).isEqualTo("ADDED p");
            String version = c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}")
                    .ok()
                    .version();
            assertThat(events.next()).isEqualTo("MODIFIED p");
            events.pod();
            events.pod();
            assertThat(events.pod().getMetadata().getResourceVersion()).isEqualTo(version);
        }
    }

    @Test
    default void aPatchThatChangesNothingIsNoEvent() {
        Cluster c = cluster();
        c.pod("p", "{'annotations':{'a':'1'}}", "{}");
        try (Events events = Events.of(c.client().pods().inNamespace(c.namespace()))) {
            assertThat(events.next()).isEqualTo("ADDED p");
            c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}").ok();
            c.pod("q");
            assertThat(events.next()).isEqualTo("ADDED q");
        }
    }

    @Test
    default void theEndOfAGracefulDeletionIsToldStepByStep() {
        Cluster c = cluster();
        c.boundPod("p");
        try (Events events = Events.of(c.client().pods().inNamespace(c.namespace()))) {
            assertThat(events.next()).isEqualTo("ADDED p");
            c.delete(c.pods("p")).ok();
            assertThat(events.next()).isEqualTo("MODIFIED p");
            c.delete(c.pods("p"), "{'gracePeriodSeconds':0}").ok();
            assertThat(events.next()).isEqualTo("MODIFIED p");
            assertThat(events.next()).isEqualTo("DELETED p");
            events.pod();
            events.pod();
            Pod confirmed = events.pod();
            Pod last = events.pod();
            assertThat(last.getMetadata().getDeletionGracePeriodSeconds()).isZero();
            assertThat(Long.parseLong(last.getMetadata().getResourceVersion()))
                    .isGreaterThan(Long.parseLong(confirmed.getMetadata().getResourceVersion()));
        }
    }

    @Test
    default void theLastFinalizerTakesTheObjectAlong() {
        Cluster c = cluster();
        c.pod("p", "{'finalizers':['a/b']}", "{}");
        try (Events events = Events.of(c.client().pods().inNamespace(c.namespace()))) {
            assertThat(events.next()).isEqualTo("ADDED p");
            c.delete(c.pods("p")).ok();
            assertThat(events.next()).isEqualTo("MODIFIED p");
            c.mergePatch(c.pods("p"), "{'metadata':{'finalizers':null}}").ok();
            assertThat(events.next()).isEqualTo("DELETED p");
        }
    }

    @Test
    default void aWatchResumesBehindAResourceVersion() {
        Cluster c = cluster();
        String since = c.pod("p").version();
        c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}").ok();
        c.delete(c.pods("p")).ok();
        c.pod("q");
        try (Events events = Events.of(
                c.client().pods().inNamespace(c.namespace()),
                new ListOptionsBuilder().withResourceVersion(since).build())) {
            assertThat(events.next()).isEqualTo("MODIFIED p");
            assertThat(events.next()).isEqualTo("MODIFIED p");
            assertThat(events.next()).isEqualTo("DELETED p");
            assertThat(events.next()).isEqualTo("ADDED q");
        }
    }

    @Test
    default void anObjectThatLeavesTheSelectionIsDeletedForThatWatch() {
        Cluster c = cluster();
        try (Events events =
                Events.of(c.client().pods().inNamespace(c.namespace()).withField("spec.nodeName", "node-1"))) {
            c.pod("elsewhere");
            c.pod("p");
            c.bind("p", "node-1").ok();
            assertThat(events.next()).isEqualTo("ADDED p");
        }
        try (Events labelled =
                Events.of(c.client().pods().inNamespace(c.namespace()).withLabel("l", "1"))) {
            c.mergePatch(c.pods("p"), "{'metadata':{'labels':{'l':'1'}}}").ok();
            assertThat(labelled.next()).isEqualTo("ADDED p");
            c.mergePatch(c.pods("p"), "{'metadata':{'labels':{'l':'2'}}}").ok();
            assertThat(labelled.next()).isEqualTo("DELETED p");
            assertThat(labelled.pod().getMetadata().getLabels()).isEqualTo(Map.of("l", "1"));
            assertThat(labelled.pod().getMetadata().getLabels()).isEqualTo(Map.of("l", "1"));
        }
    }

    @Test
    default void anInformerFollowsEveryChange() {
        Cluster c = cluster();
        c.pod("before");
        try (SharedIndexInformer<Pod> informer =
                c.client().pods().inNamespace(c.namespace()).inform()) {
            List<String> keys = informer.getStore().listKeys();
            assertThat(keys).containsExactly(c.namespace() + "/before");
            c.pod("p");
            Eventually.until(() -> informer.getStore().getByKey(c.namespace() + "/p") != null);
            String version = c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}")
                    .ok()
                    .version();
            Eventually.until(() -> informer.getStore()
                    .getByKey(c.namespace() + "/p")
                    .getMetadata()
                    .getResourceVersion()
                    .equals(version));
            c.delete(c.pods("p")).ok();
            Eventually.until(() -> informer.getStore().getByKey(c.namespace() + "/p") == null);
        }
    }
}
