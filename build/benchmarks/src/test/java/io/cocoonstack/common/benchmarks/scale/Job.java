package io.cocoonstack.common.benchmarks.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetList;
import io.cocoonstack.common.admission.rules.HibernationRules;
import io.cocoonstack.common.benchmarks.CapturingClient;
import io.cocoonstack.common.benchmarks.Inputs;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodFactsPage;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.operator.CocoonSets;
import io.cocoonstack.common.k8s.operator.SetPods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A job that is measured, as a function of the size of its input.
 *
 * @param name in words
 * @param unit of the sizes
 * @param ofSize the job on an input of a size; each call does it once
 * @param sizes from the least to the largest
 */
record Job(String name, String unit, IntFunction<Supplier<?>> ofSize, List<Integer> sizes) {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** All of them. */
    static List<Job> all() {
        List<Integer> fleet = List.of(10, 100, 1000, 10_000);
        List<Integer> keys = List.of(10, 100, 1000);
        return List.of(
                new Job("list of pods read to facts", "pods", Job::pods, fleet),
                new Job("list of CocoonSets, typed", "sets", Job::sets, fleet),
                new Job("next step of each set of four pods", "sets", Job::plans, fleet),
                new Job(
                        "next step of a suspended set, a CocoonHibernation for each agent",
                        "agents",
                        Job::agents,
                        List.of(1, 10, 50, 500)),
                new Job("a CocoonHibernation checked against those of its namespace", "objects", Job::rule, fleet),
                new Job("pod with many annotations read to facts", "annotations", Job::facts, keys),
                new Job("VM, runtime and lifecycle of a pod with many annotations", "annotations", Job::records, keys),
                new Job("patch by difference of a pod with many annotations", "annotations", Job::patch, keys));
    }

    private static Supplier<?> pods(int size) {
        byte[] list = Inputs.pods(size);
        return () -> PodFactsPage.read(SERIALIZATION, new ByteArrayInputStream(list));
    }

    private static Supplier<?> sets(int size) {
        byte[] list = Inputs.cocoonSets(size);
        ObjectMapper mapper = new ObjectMapper();
        return () -> {
            try {
                return mapper.readValue(list, CocoonSetList.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Supplier<?> plans(int size) {
        List<CocoonSet> sets = SERIALIZATION
                .unmarshal(new ByteArrayInputStream(Inputs.cocoonSets(size)), CocoonSetList.class)
                .getItems();
        List<List<Pod>> pods = sets.stream().map(Job::podsOf).toList();
        return () -> {
            List<Object> steps = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                steps.add(next(sets.get(i), pods.get(i), List.of()));
            }
            return steps;
        };
    }

    private static Supplier<?> agents(int size) {
        CocoonSet one = SERIALIZATION
                .unmarshal(new ByteArrayInputStream(Inputs.cocoonSets(1)), CocoonSetList.class)
                .getItems()
                .get(0);
        CocoonSet set = new CocoonSetBuilder(one)
                .editSpec()
                .withSuspend(true)
                .editAgent()
                .withReplicas(size - 1)
                .endAgent()
                .withToolboxes(List.of())
                .endSpec()
                .editStatus()
                .withPhase(CocoonSetPhase.SUSPENDING)
                .endStatus()
                .build();
        List<Pod> pods = podsOf(set);
        List<CocoonHibernation> hibernations = pods.stream()
                .map(pod -> hibernation(pod.getMetadata().getName()))
                .toList();
        return () -> next(set, pods, hibernations);
    }

    private static Object next(CocoonSet set, List<Pod> pods, List<CocoonHibernation> hibernations) {
        SetFacts facts = CocoonSets.facts(set);
        List<SetMember> members = CocoonSets.members(set, pods, hibernations);
        return SetPlanner.next(facts, members, LegacyPolicy.WAIT, (name, tag) -> new ProbeResult.Absent());
    }

    /** All that the set wants, each told to hibernate, so that the planner looks at every one. */
    private static List<Pod> podsOf(CocoonSet set) {
        SetPods wanted = SetPods.of(set);
        List<Pod> pods = new ArrayList<>();
        wanted.wanted().forEach(each -> {
            Pod pod = wanted.build(each, "node-1", new RestoreDecision.CreateFresh("measured"));
            HibernateState.ON.applyTo(pod.getMetadata().getAnnotations());
            pods.add(pod);
        });
        return pods;
    }

    private static CocoonHibernation hibernation(String pod) {
        return new CocoonHibernationBuilder()
                .withNewMetadata()
                .withNamespace("tenant-a")
                .withName(pod)
                .endMetadata()
                .withNewSpec()
                .withDesire(HibernationDesire.WAKE)
                .withNewPodRef()
                .withName(pod)
                .endPodRef()
                .endSpec()
                .build();
    }

    private static Supplier<?> rule(int size) {
        List<CocoonHibernation> existing =
                IntStream.range(0, size).mapToObj(i -> hibernation("demo-" + i)).toList();
        CocoonHibernation created = hibernation("other-0");
        return () -> HibernationRules.checkUnique(created, existing);
    }

    private static byte[] annotated(int size) {
        ObjectNode pod = Inputs.pod(0);
        ObjectNode annotations = (ObjectNode) pod.at("/metadata/annotations");
        for (int i = 0; i < size; i++) {
            annotations.put("example.com/key-" + i, "value " + i);
        }
        return Inputs.bytes(pod);
    }

    private static Supplier<?> facts(int size) {
        byte[] list =
                ("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":["
                                + new String(annotated(size), StandardCharsets.UTF_8) + "]}")
                        .getBytes(StandardCharsets.UTF_8);
        return () -> PodFactsPage.read(SERIALIZATION, new ByteArrayInputStream(list));
    }

    private static Supplier<?> records(int size) {
        Pod pod = SERIALIZATION.unmarshal(new ByteArrayInputStream(annotated(size)), Pod.class);
        return () -> List.of(Pods.vmSpec(pod), Pods.vmRuntime(pod), Pods.lifecycle(pod));
    }

    private static Supplier<?> patch(int size) {
        CapturingClient client = new CapturingClient();
        Pod pod = SERIALIZATION.unmarshal(new ByteArrayInputStream(annotated(size)), Pod.class);
        return () -> {
            Patches.patch(
                    client.client(),
                    pod,
                    copy -> HibernateState.ON.applyTo(copy.getMetadata().getAnnotations()));
            return client.taken();
        };
    }
}
