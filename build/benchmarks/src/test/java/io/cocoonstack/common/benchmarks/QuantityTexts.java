package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Eight quantities in canonical form. The peer has none; it writes each amount anew with the suffix it had. With more
 * digits than a {@code long} has, two of them are computed by big numbers, to the same result.
 */
@State(Scope.Thread)
public class QuantityTexts {

    private final String[] quantities = Inputs.QUANTITIES.toArray(new String[0]);
    private final String[] spelledLong =
            Inputs.QUANTITIES.stream().map(QuantityTexts::withManyDigits).toArray(String[]::new);

    @Benchmark
    public void ours(Blackhole out) {
        for (String quantity : quantities) {
            out.consume(ours(quantity));
        }
    }

    @Benchmark
    public void bigNumbers(Blackhole out) {
        for (String quantity : spelledLong) {
            out.consume(ours(quantity));
        }
    }

    @Benchmark
    public void fabric8(Blackhole out) {
        for (String quantity : quantities) {
            out.consume(fabric8(quantity));
        }
    }

    static String withManyDigits(String text) {
        return text.equals("1024Mi") || text.equals("1.5Gi")
                ? text.replace("1024M", "1024.000000000000000M").replace("1.5", "1.500000000000000000")
                : text;
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
