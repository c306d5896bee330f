package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Vocabulary;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The vote of one pod: the step that it asks for first; null where it is ready for the phase of its round. */
record Vote<P extends Vocabulary>(@Nullable RoundStep<P> step) {

    static <P extends Vocabulary> Vote<P> ready() {
        return new Vote<>(null);
    }

    RoundStep<P> orElse(Supplier<RoundStep<P>> whenReady) {
        return step == null ? whenReady.get() : step;
    }
}
