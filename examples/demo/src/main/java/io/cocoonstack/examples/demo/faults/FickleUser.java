package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.ToolboxSpecBuilder;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.User;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Somebody who does not know what he wants. What he wrote last is what has to come true in the end. */
record FickleUser(User user, View current, Random random) {

    static final String SET = "demo";
    static final String MAIN = "demo-0";
    static final String VM = VmNames.mainAgent(PretendCluster.NAMESPACE, SET);

    /** A set of a main agent alone, or one with a sub-agent and a toolbox. */
    void createSet() {
        boolean alone = random.nextInt(4) > 0;
        boolean release = alone && random.nextBoolean();
        user.createSet(spec -> describe(spec, alone, release));
    }

    private static void describe(CocoonSetSpec spec, boolean alone, boolean release) {
        spec.setHibernatePolicy(release ? HibernatePolicy.RELEASE : HibernatePolicy.RETAIN);
        AgentSpec agent = Objects.requireNonNull(spec.getAgent());
        agent.setMode(VmMode.RUN);
        agent.setReplicas(alone ? 0 : 1);
        if (!alone) {
            spec.setToolboxes(List.of(new ToolboxSpecBuilder()
                    .withName("browser")
                    .withImage("ghcr.io/cocoonstack/cocoon/browser:1.4")
                    .build()));
        }
    }

    /** Changes one thing. */
    void act() {
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                String node = new String[] {"node-a", "node-b", null}[random.nextInt(3)];
                user.editSet("wants nodeName " + node, spec -> spec.setNodeName(node));
            }
            case 2 -> suspend(random.nextBoolean());
            case 3, 4 -> user.desire(MAIN, random.nextBoolean() ? HibernationDesire.HIBERNATE : HibernationDesire.WAKE);
            default -> deleteHibernation();
        }
    }

    private void suspend(boolean suspend) {
        user.editSet("wants suspend " + suspend, spec -> spec.setSuspend(suspend));
    }

    /** Wants all VMs to run. */
    void wakeAll() {
        suspend(false);
        if (current.hibernation() != null) {
            user.desire(MAIN, HibernationDesire.WAKE);
        }
    }

    void deleteHibernation() {
        if (current.hibernation() != null) {
            user.deleteHibernation(MAIN);
        }
    }

    void deleteSet() {
        user.deleteSet();
    }
}
