package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.User;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** An operator that has stored phases and is gone. */
record EarlierOperator(KubernetesClient client, User users, Story story) {

    void storePhase(HibernationPhase phase) {
        CocoonHibernation one = Objects.requireNonNull(users.hibernation(Play.POD), "there is no CocoonHibernation");
        CocoonHibernationStatus status = new CocoonHibernationStatus();
        status.setPhase(phase);
        status.setObservedGeneration(one.getMetadata().getGeneration());
        if (HibernationPhase.FAILED.equals(phase)) {
            status.setConditions(List.of(givenUpNow(one)));
        }
        one.setStatus(status);
        store(phase, one);
    }

    void storePhase(CocoonSetPhase phase) {
        CocoonSet set = Objects.requireNonNull(users.set(), "there is no CocoonSet");
        CocoonSetStatus status = new CocoonSetStatus();
        status.setPhase(phase);
        status.setObservedGeneration(set.getMetadata().getGeneration());
        if (CocoonSetPhase.FAILED.equals(phase)) {
            status.setConditions(List.of(givenUpNow(set)));
        }
        set.setStatus(status);
        store(phase, set);
    }

    private void store(Vocabulary phase, HasMetadata object) {
        story.tell("kit", "stores phase " + phase);
        client.resource(object).updateStatus();
    }

    /** Says that a round was given up just now, so that no retry is due (contract 6.5 rule failed). */
    private static Condition givenUpNow(HasMetadata object) {
        Condition condition = Conditions.ready(
                "False",
                "GivenUp",
                "the round was given up",
                object.getMetadata().getGeneration());
        condition.setLastTransitionTime(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return condition;
    }
}
