package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The steps that store a phase or drop a snapshot, which nobody outside of this package can make. */
final class Steps {

    private Steps() {}

    record StorePhase<P extends Vocabulary>(P phase, String why) implements RoundStep.StorePhase<P> {
        @Override
        public <R> R accept(RoundStep.Visitor<? super P, R> visitor) {
            return visitor.onStorePhase(this);
        }
    }

    record ClosePhase<P extends Vocabulary>(List<FreshFacts> pods, P phase, String why)
            implements RoundStep.ClosePhase<P> {

        ClosePhase {
            pods = List.copyOf(pods);
        }

        @Override
        public <R> R accept(RoundStep.Visitor<? super P, R> visitor) {
            return visitor.onClosePhase(this);
        }
    }

    record RequestWake<P extends Vocabulary>(
            PodFacts pod, @Nullable P thenStore, String why) implements RoundStep.RequestWake<P> {
        @Override
        public <R> R accept(RoundStep.Visitor<? super P, R> visitor) {
            return visitor.onRequestWake(this);
        }
    }

    record DropSnapshot<P extends Vocabulary>(FreshFacts pod, String vmName, String digest, String why)
            implements RoundStep.DropSnapshot<P> {
        @Override
        public <R> R accept(RoundStep.Visitor<? super P, R> visitor) {
            return visitor.onDropSnapshot(this);
        }
    }

    record ReadAgain<P extends Vocabulary>(String why, Function<PodReader, RoundStep<P>> decision)
            implements RoundStep.ReadAgain<P> {
        @Override
        public <R> R accept(RoundStep.Visitor<? super P, R> visitor) {
            return visitor.onReadAgain(this);
        }

        @Override
        public RoundStep<P> decide(PodReader read) {
            return decision.apply(read);
        }

        @Override
        public String toString() {
            return "ReadAgain[why=" + why + "]";
        }
    }

    record RequestWakes(List<PodFacts> pods, CocoonSetPhase thenStore, String why) implements SetStep.RequestWakes {

        RequestWakes {
            pods = List.copyOf(pods);
        }

        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onRequestWakes(this);
        }
    }

    record CreatePod(RestoreDecision how, CocoonSetPhase thenStore, String why) implements SetStep.CreatePod {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onCreatePod(this);
        }
    }
}
