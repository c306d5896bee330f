package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A pod of the set ns/demo that tests bring into a state. */
final class TestPod {

    private final String name;
    private final Map<String, String> annotations = new HashMap<>();
    private String node = "node-a";
    private Set<String> required;
    private String version = "7";
    private boolean running = true;
    private boolean deleting;
    private boolean terminal;

    private TestPod(String name) {
        this.name = name;
        annotations.put(Annotations.VM_NAME, "vk-ns-" + name);
        annotations.put(Annotations.MANAGED, "true");
    }

    static TestPod created(String name) {
        TestPod pod = new TestPod(name);
        pod.running = false;
        return pod;
    }

    static TestPod live(String name) {
        TestPod pod = new TestPod(name);
        pod.annotations.put(Annotations.VM_ID, "vm-1");
        pod.annotations.put(Annotations.HIBERNATE_EPOCH, "0");
        pod.annotations.put(Annotations.LIFECYCLE_STATE, "ready");
        pod.annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, "0");
        return pod;
    }

    TestPod with(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    TestPod without(String key) {
        annotations.remove(key);
        return this;
    }

    TestPod flagged() {
        return with(Annotations.HIBERNATE, "true");
    }

    TestPod flagOff() {
        return without(Annotations.HIBERNATE);
    }

    /** Told to be hibernated, and its kubelet says so. */
    TestPod hibernating() {
        running = false;
        return flagged().without(Annotations.VM_ID).with(Annotations.LIFECYCLE_STATE, "hibernating");
    }

    TestPod hibernated() {
        running = false;
        return flagged().without(Annotations.VM_ID).with(Annotations.LIFECYCLE_STATE, "hibernated");
    }

    TestPod wakePending() {
        return flagOff().with(Annotations.WAKE_FROM_EPOCH, annotations.getOrDefault(Annotations.HIBERNATE_EPOCH, "0"));
    }

    TestPod unmanaged() {
        return without(Annotations.MANAGED);
    }

    TestPod notRunning() {
        running = false;
        return this;
    }

    TestPod going() {
        deleting = true;
        return this;
    }

    TestPod terminal() {
        terminal = true;
        return this;
    }

    TestPod on(String nodeName) {
        node = nodeName;
        return this;
    }

    TestPod requiring(String... nodes) {
        required = Set.of(nodes);
        return this;
    }

    TestPod version(String resourceVersion) {
        version = resourceVersion;
        return this;
    }

    PodFacts facts() {
        return PodFacts.builder()
                .identity("ns", name, "u-" + name, version)
                .nodeName(node)
                .requiredNodes(required)
                .deleting(deleting)
                .terminal(terminal)
                .containerRunning(running)
                .annotations(annotations)
                .build();
    }
}
