package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Eight quantities in canonical form. The peer has none; it writes each amount anew with the suffix it had. */
@State(Scope.Thread)
public class QuantityTexts {

    private final String[] quantities = Inputs.QUANTITIES.toArray(new String[0]);

    @Benchmark
    public void ours(Blackhole out) {
        for (String quantity : quantities) {
            out.consume(ours(quantity));
        }
    }

    @Benchmark
    public void fabric8(Blackhole out) {
        for (String quantity : quantities) {
            out.consume(fabric8(quantity));
        }
    }

    static String ours(String text) {
        return Quantities.canonical(text);
    }

    static String fabric8(String text) {
        Quantity parsed = Quantity.parse(text);
        return Quantity.fromNumericalAmount(parsed.getNumericalAmount(), parsed.getFormat())
                .toString();
    }
}
