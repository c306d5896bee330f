package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of contract 6.5 and 6.6, a line for each way into a row. */
class TablesTest {

    private boolean isAsked;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # desire,   phase,       pod,        snapshot, step
            Hibernate,  Active,      live,       failed,   ProbeError
            Hibernate,  Hibernating, hibernated, failed,   ProbeError
            Wake,       Waking,      live,       failed,   ProbeError
            Hibernate,  Active,      none,       unasked,  Wait
            Wake,       Hibernated,  none,       unasked,  Wait
            Hibernate,  Active,      going,      unasked,  Wait
            Wake,       Hibernated,  going,      unasked,  Wait
            Hibernate,  -,           flagged,    unasked,  StorePhase Hibernating
            Hibernate,  Pending,     flagged,    unasked,  StorePhase Hibernating
            Hibernate,  Waking,      flagged,    unasked,  StorePhase Hibernating
            Hibernate,  Active,      flagged,    unasked,  StorePhase Hibernating
            Hibernate,  -,           live,       present,  DropSnapshot
            Hibernate,  Pending,     live,       present,  DropSnapshot
            Hibernate,  Waking,      live,       present,  DropSnapshot
            Hibernate,  Active,      live,       present,  DropSnapshot
            Hibernate,  Hibernating, live,       present,  DropSnapshot
            Hibernate,  Failed,      live,       present,  DropSnapshot
            Hibernate,  Hibernated,  live,       present,  DropSnapshot
            Hibernate,  -,           live,       absent,   StorePhase Hibernating
            Hibernate,  Pending,     live,       absent,   StorePhase Hibernating
            Hibernate,  Waking,      live,       absent,   StorePhase Hibernating
            Hibernate,  Active,      live,       absent,   StorePhase Hibernating
            Hibernate,  Hibernating, live,       absent,   RequestHibernate
            Hibernate,  Hibernated,  live,       absent,   RequestHibernate
            Hibernate,  Failed,      live,       absent,   Wait
            Hibernate,  Failed+,     live,       absent,   RequestHibernate
            Hibernate,  Hibernating, hibernated, present,  ClosePhase Hibernated
            Hibernate,  Failed,      hibernated, present,  ClosePhase Hibernated
            Hibernate,  Hibernating, hibernated, absent,   Wait
            Hibernate,  Hibernating, flagged,    unasked,  Wait
            Hibernate,  Hibernated,  hibernated, present,  Done
            Hibernate,  Hibernated,  hibernated, failed,   ProbeError
            Hibernate,  Hibernated,  hibernated, absent,   StorePhase Hibernating again
            Hibernate,  Hibernated,  flagged,    unasked,  StorePhase Hibernating again
            Hibernate,  Active,      booting,    unasked,  Wait
            Hibernate,  Hibernated,  waking,     unasked,  Wait
            Wake,       Hibernating, flagged,    unasked,  RequestWake Waking
            Wake,       Hibernating, live,       unasked,  RequestWake Waking
            Wake,       Hibernated,  hibernated, unasked,  RequestWake Waking
            Wake,       Hibernated,  booting,    unasked,  RequestWake Waking
            Wake,       Failed,      flagged,    unasked,  Wait
            Wake,       Failed+,     flagged,    unasked,  RequestWake Waking
            Wake,       -,           flagged,    unasked,  RequestWake Waking
            Wake,       Pending,     hibernated, unasked,  RequestWake Waking
            Wake,       Waking,      flagged,    unasked,  RequestWake Waking
            Wake,       Active,      hibernated, unasked,  RequestWake Waking
            Wake,       -,           live,       present,  DropSnapshot
            Wake,       Waking,      live,       present,  DropSnapshot
            Wake,       -,           live,       absent,   ClosePhase Active
            Wake,       Pending,     live,       absent,   ClosePhase Active
            Wake,       Waking,      live,       absent,   ClosePhase Active
            Wake,       Active,      live,       unasked,  Done
            Wake,       Active,      booting,    unasked,  Done
            Wake,       Waking,      waking,     unasked,  Wait
            Wake,       Waking,      booting,    unasked,  Wait
            """)
    void theRoundOfAHibernation(String desire, @Nullable String phase, String pod, String snapshot, String step) {
        HibernationFacts hibernation = HibernationFacts.builder()
                .desire(HibernationDesire.ofNullable(desire))
                .phase(HibernationPhase.ofNullable(phase == null ? null : phase.replace("+", "")))
                .specChanged(phase != null && phase.endsWith("+"))
                .build();
        assertStep(HibernationPlanner.next(hibernation, pod(pod), LegacyPolicy.WAIT, probe(snapshot)), pod, step);
        assertAsked(snapshot);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # phase,  wanted, pod,         owner,       snapshot, step
            Running,   -,      live,        NOBODY,      unasked,  NotAMigration
            Running,   node-b, none,        NOBODY,      unasked,  NotAMigration
            Running,   node-b, unscheduled, NOBODY,      unasked,  NotAMigration
            Running,   node-b, stranded,    NOBODY,      unasked,  DeletePod
            Suspended, node-b, stranded,    NOBODY,      unasked,  DeletePod
            Migrating, -,      stranded,    HIBERNATION, unasked,  DeletePod
            Waking,    node-b, stranded,    HIBERNATION, unasked,  DeletePod
            Waking,    node-a, stranded,    NOBODY,      unasked,  Wait
            Running,   node-a, live,        NOBODY,      unasked,  NotAMigration
            Running,   node-b, going,       NOBODY,      unasked,  NotAMigration
            Running,   node-b, live,        NOBODY,      failed,   ProbeError
            Running,   node-b, hibernated,  NOBODY,      failed,   ProbeError
            Migrating, node-b, live,        NOBODY,      failed,   ProbeError
            Migrating, node-b, none,        NOBODY,      failed,   ProbeError
            Waking,    node-a, live,        NOBODY,      failed,   ProbeError
            Running,   node-b, hibernated,  NOBODY,      present,  StorePhase Migrating
            -,         node-b, hibernated,  NOBODY,      present,  StorePhase Migrating
            Running,   node-b, hibernated,  NOBODY,      absent,   NotAMigration
            Running,   node-b, flagged,     NOBODY,      unasked,  NotAMigration
            Running,   node-b, waking,      NOBODY,      unasked,  NotAMigration
            Running,   node-b, booting,     NOBODY,      unasked,  NotAMigration
            Running,   node-b, live,        NOBODY,      present,  DropSnapshot
            Running,   node-b, live,        NOBODY,      absent,   StorePhase Migrating
            Suspended, node-b, live,        NOBODY,      absent,   StorePhase Migrating
            Migrating, node-b, none,        NOBODY,      present,  CreatePod Waking
            Waking,    node-b, none,        NOBODY,      present,  CreatePod Waking
            Migrating, -,      none,        NOBODY,      absent,   CreatePod Waking
            Waking,    node-b, none,        NOBODY,      absent,   CreatePod Waking
            Migrating, node-b, going,       NOBODY,      unasked,  Wait
            Migrating, node-b, hibernated,  NOBODY,      present,  DeletePod
            Migrating, node-b, hibernated,  HIBERNATION, present,  DeletePod
            Migrating, node-b, hibernated,  NOBODY,      absent,   Wait
            Migrating, node-b, flagged,     NOBODY,      unasked,  Wait
            Migrating, node-b, live,        NOBODY,      present,  DropSnapshot
            Migrating, node-b, live,        NOBODY,      absent,   RequestHibernate
            Migrating, node-b, live,        HIBERNATION, absent,   RequestHibernate
            Migrating, node-b, booting,     NOBODY,      unasked,  Wait
            Migrating, node-b, waking,      NOBODY,      unasked,  Wait
            Migrating, node-a, hibernated,  HIBERNATION, unasked,  HandOver
            Waking,    node-a, flagged,     HIBERNATION, unasked,  HandOver
            Waking,    node-b, hibernated,  HIBERNATION, unasked,  HandOver
            Migrating, node-a, hibernated,  NOBODY,      unasked,  RequestWake Waking
            Migrating, node-a, live,        HIBERNATION, unasked,  RequestWake Waking
            Migrating, -,      booting,     NOBODY,      unasked,  RequestWake Waking
            Migrating, node-b, unscheduled, NOBODY,      unasked,  RequestWake Waking
            Waking,    node-a, flagged,     NOBODY,      unasked,  RequestWake
            Waking,    node-b, hibernated,  NOBODY,      unasked,  RequestWake
            Waking,    node-a, live,        NOBODY,      present,  DropSnapshot
            Waking,    node-a, live,        NOBODY,      absent,   ClosePhase Running
            Waking,    node-b, live,        NOBODY,      absent,   ClosePhase Running
            Waking,    node-a, waking,      NOBODY,      unasked,  Wait
            Waking,    node-a, booting,     NOBODY,      unasked,  Wait
            """)
    void aMigration(
            @Nullable String phase,
            @Nullable String wanted,
            String pod,
            RoundOwner owner,
            String snapshot,
            String step) {
        SetFacts set = SetFacts.builder("ns", "demo")
                .wantedNode(wanted)
                .phase(CocoonSetPhase.ofNullable(phase))
                .build();
        assertStep(MigrationPlanner.next(set, pod(pod), owner, LegacyPolicy.WAIT, probe(snapshot)), pod, step);
        assertAsked(snapshot);
    }

    /** On node-a, where there is one. */
    private static @Nullable PodFacts pod(String situation) {
        TestPod live = TestPod.live("demo-0");
        return switch (situation) {
            case "none" -> null;
            case "going" -> live.going().facts();
            case "live" -> live.facts();
            case "unscheduled" -> TestPod.created("demo-0").on("").facts();
            case "stranded" ->
                TestPod.created("demo-0").on("").requiring("node-a").facts();
            case "booting" -> TestPod.created("demo-0").facts();
            case "flagged" -> live.flagged().facts();
            case "hibernated" -> live.hibernated().facts();
            case "waking" -> live.hibernated().wakePending().facts();
            default -> throw new IllegalArgumentException(situation);
        };
    }

    private SnapshotProbe probe(String snapshot) {
        return (name, tag) -> {
            isAsked = true;
            return switch (snapshot) {
                case "present" -> new ProbeResult.Present("sha256:abc");
                case "failed" -> new ProbeResult.Failed("timed out", null);
                default -> new ProbeResult.Absent();
            };
        };
    }

    /** Registries are asked by the rows alone that name a snapshot. */
    private void assertAsked(String snapshot) {
        assertThat(isAsked).isEqualTo(!snapshot.equals("unasked"));
    }

    private static <P extends Vocabulary> void assertStep(RoundStep<P> planned, String pod, String expected) {
        boolean lost = expected.endsWith("again");
        boolean needsFreshRead = lost || expected.startsWith("DropSnapshot") || expected.startsWith("ClosePhase");
        assertThat(planned instanceof RoundStep.ReadAgain<P>).isEqualTo(needsFreshRead);
        RoundStep<P> step = planned instanceof RoundStep.ReadAgain<P> again ? again.decide(name -> pod(pod)) : planned;
        Vocabulary stored = stored(step);
        assertThat(step.getClass().getSimpleName() + (stored == null ? "" : " " + stored))
                .isEqualTo(expected.replace(" again", ""));
        assertThat(step.why()).isNotBlank();
    }

    private static @Nullable Vocabulary stored(RoundStep<?> step) {
        if (step instanceof RoundStep.StorePhase<?> store) {
            return store.phase();
        }
        if (step instanceof RoundStep.ClosePhase<?> close) {
            return close.phase();
        }
        if (step instanceof RoundStep.RequestWake<?> request) {
            return request.thenStore();
        }
        return step instanceof SetStep.CreatePod create ? create.thenStore() : null;
    }
}
