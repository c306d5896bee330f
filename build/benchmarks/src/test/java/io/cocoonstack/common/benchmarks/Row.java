package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.auth.HmacBySteps;
import io.cocoonstack.common.server.SmallRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of the table: a benchmark class each, and what its ratios have to be. */
enum Row {
    VMSPEC_WRITE(VmSpecWrite.class, "`VmSpec` of 14 fields, written", Bar.atMost(1.1, "limit")),
    VMSPEC_READ(VmSpecRead.class, "`VmSpec` of 14 fields, read", Bar.atMost(1.1, "limit")),
    PATCH_HIBERNATE(HibernatePatchBody.class, "hibernate patch body", Bar.faster(5, "fabric8")),
    PATCH_LIFECYCLE(LifecyclePatchBody.class, "lifecycle patch body", Bar.faster(2.5, "fabric8")),
    PATCH_STATUS(StatusPatchBody.class, "status patch body", Bar.faster(1.2, "fabric8")),
    PATCH_DIFFERENCE(HibernateDifference.class, "hibernate patch by difference", Bar.faster(4, "fabric8")),
    SESSION_SIGN(SessionSign.class, "session signed", Bar.atMost(1.7, "limit"), Bar.faster(8, "jjwt")),
    SESSION_VERIFY(SessionVerify.class, "session verified", Bar.atMost(2, "limit"), Bar.faster(8, "jjwt")),
    SESSION_HMAC(
            HmacBySteps.class,
            "a session's HMAC, by our steps",
            Bar.faster(1.2, "macCloned"),
            Bar.faster(2, "macAnew")),
    ADMISSION(
            Admission.class,
            "admission of a review of 4 KB",
            Bar.atMost(1.3, "limit"),
            Bar.faster(2.5, "fabric8"),
            Bar.faster(2.5, "webhooksFramework")),
    QUANTITIES(QuantityTexts.class, "eight quantities", Bar.faster(12, "fabric8"), Bar.faster(1.5, "bigNumbers")),
    COCOONSETS(CocoonSets.class, "500 CocoonSets, typed", Bar.atMost(1.5, "limit")),
    PODS(PodsToFacts.class, "500 pods to facts", Bar.atMost(1.25, "limit"), Bar.faster(1, "fabric8")),
    BODY_TURNS(SmallRequest.class, "a small request beside 64 large bodies", Bar.faster(5, "withoutTurns"));

    final Class<?> benchmarks;
    final String job;
    // Made by List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    final List<Bar> bars;

    Row(Class<?> benchmarks, String job, Bar... bars) {
        this.benchmarks = benchmarks;
        this.job = job;
        this.bars = List.of(bars);
    }

    /** The name on the command line, such as {@code session-sign}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a call is long: it takes longer until all of it is compiled, and JVMs come out more different. */
    boolean isLarge() {
        return this == COCOONSETS || this == PODS;
    }

    /** The rows whose names begin so; all for the empty text. */
    static List<Row> beginning(String prefix) {
        return Arrays.stream(values())
                .filter(row -> row.id().startsWith(prefix))
                .toList();
    }

    /**
     * What the time of one method has to be against ours.
     *
     * @param other the method that ours is measured against
     * @param faster whether ours has to be so many times faster, or may be so many times slower
     * @param factor how many times
     */
    record Bar(String other, boolean faster, double factor) {

        static Bar faster(double factor, String other) {
            return new Bar(other, true, factor);
        }

        static Bar atMost(double factor, String other) {
            return new Bar(other, false, factor);
        }

        boolean isReachedBy(double ours, double others) {
            return faster ? others >= factor * ours : ours <= factor * others;
        }
    }
}
