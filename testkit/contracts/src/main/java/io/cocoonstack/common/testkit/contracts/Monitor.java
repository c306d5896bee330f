package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.testkit.world.ApiCall;
import io.cocoonstack.common.testkit.world.Effect;

/** Looks at every effect of a party, and at the world just before it: what the contract asks of one effect holds. */
abstract class Monitor {

    final Play<?> play;

    Monitor(Play<?> play) {
        this.play = play;
    }

    final void watch() {
        play.hooks().watchBefore(this::before);
        play.hooks().watch(this::after);
    }

    abstract void before(Effect effect);

    abstract void after(Effect effect, boolean accepted);

    final void demand(boolean holds, String rule, String what) {
        if (!holds) {
            play.story().violation(rule, what);
        }
    }

    /** An annotation has one writing party. */
    final void demandNone(Iterable<String> keys, ApiCall call, String whose) {
        keys.forEach(key -> demand(!call.mentions(key), "1", key + " is written, which is the " + whose));
    }
}
