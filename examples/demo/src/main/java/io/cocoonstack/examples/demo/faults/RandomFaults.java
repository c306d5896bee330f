package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.Fault;
import io.cocoonstack.common.testkit.world.FaultPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Throws the dice at every effect of a process. */
final class RandomFaults implements FaultPlan {

    private static final int OFTEN_IN_100 = 12;
    private static final List<Fault> OF_A_REQUEST = List.of(Fault.values());
    private static final List<Fault> OF_A_CALL = without(Fault.LANDS_LATE);
    private static final List<Fault> OF_A_PROBE = List.of(Fault.REFUSED);
    // A kubelet's patches carry no version: one that landed late would speak of a VM that is no more.
    private static final List<Fault> OF_A_KUBELET = without(Fault.LANDS_LATE, Fault.OVERTAKEN);

    private final Random random;
    private final boolean operator;
    private final BooleanSupplier on;

    RandomFaults(Random random, boolean operator, BooleanSupplier on) {
        this.random = random;
        this.operator = operator;
        this.on = on;
    }

    private static List<Fault> without(Fault... faults) {
        Set<Fault> left = EnumSet.allOf(Fault.class);
        left.removeAll(List.of(faults));
        return List.copyOf(left);
    }

    @Override
    public @Nullable Fault next(Effect effect) {
        if (!on.getAsBoolean() || random.nextInt(100) >= OFTEN_IN_100) {
            return null;
        }
        List<Fault> faults = faults(effect.kind());
        return faults.get(random.nextInt(faults.size()));
    }

    private List<Fault> faults(Effect.Kind kind) {
        if (kind == Effect.Kind.PROBE) {
            return OF_A_PROBE;
        }
        if (!operator) {
            return OF_A_KUBELET;
        }
        return kind == Effect.Kind.WRITE ? OF_A_REQUEST : OF_A_CALL;
    }
}
