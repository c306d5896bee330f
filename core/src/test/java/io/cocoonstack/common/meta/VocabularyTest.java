package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {

    static Stream<Vocabulary> words() {
        return Stream.of(
                Backend.of("later"),
                CocoonSetPhase.of("later"),
                ConnType.of("later"),
                HibernatePolicy.of("later"),
                HibernationDesire.of("later"),
                HibernationPhase.of("later"),
                LifecycleState.of("later"),
                OsType.of("later"),
                Role.of("later"),
                SnapshotPolicy.of("later"),
                VmMode.of("later"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordOfALaterVersionIsKeptAndTold(Vocabulary word) {
        assertThat(word.value()).isEqualTo("later");
        assertThat(word.isKnown()).isFalse();
        assertThat(word).hasToString("later");
    }

    @Test
    void aKnownWordIsTheConstant() {
        assertThat(OsType.of("linux")).isSameAs(OsType.LINUX);
        assertThat(OsType.LINUX.isKnown()).isTrue();
    }

    @Test
    void wordsAreComparedExactly() {
        assertThat(OsType.of("Linux")).isNotEqualTo(OsType.LINUX);
        assertThat(OsType.of("Linux").isKnown()).isFalse();
    }

    @Test
    void equalUnknownWordsAreEqual() {
        assertThat(Set.of(OsType.of("plan9"))).contains(OsType.of("plan9"));
    }

    @Test
    void equalWordsOfDifferentVocabulariesDiffer() {
        assertThat((Object) VmMode.of("x")).isNotEqualTo(Backend.of("x"));
    }

    @Test
    void anEmptyTextIsNoWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmMode.of(""))
                .withMessage("VmMode is empty, expected a text; absent is null");
    }

    @Test
    void aMissingTextIsNoWord() {
        assertThat(VmMode.ofNullable(null)).isNull();
        assertThat(VmMode.ofNullable("")).isNull();
    }

    @Test
    void anUnknownWordPassesThroughTheDefaults() {
        assertThat(OsType.orDefault(OsType.of("plan9"))).isEqualTo(OsType.of("plan9"));
        assertThat(VmMode.orAgentDefault(VmMode.of("later"))).isEqualTo(VmMode.of("later"));
        assertThat(VmMode.orToolboxDefault(VmMode.of("later"))).isEqualTo(VmMode.of("later"));
        assertThat(Backend.orDefault(Backend.of("later"))).isEqualTo(Backend.of("later"));
        assertThat(SnapshotPolicy.orDefault(SnapshotPolicy.of("later"))).isEqualTo(SnapshotPolicy.of("later"));
        assertThat(HibernatePolicy.orDefault(HibernatePolicy.of("later"))).isEqualTo(HibernatePolicy.of("later"));
    }

    @Test
    void theDefaultsAreTheContracts() {
        assertThat(OsType.orDefault(null)).isEqualTo(OsType.LINUX);
        assertThat(VmMode.orAgentDefault(null)).isEqualTo(VmMode.CLONE);
        assertThat(VmMode.orToolboxDefault(null)).isEqualTo(VmMode.RUN);
        assertThat(Backend.orDefault(null)).isEqualTo(Backend.CLOUD_HYPERVISOR);
        assertThat(SnapshotPolicy.orDefault(null)).isEqualTo(SnapshotPolicy.ALWAYS);
        assertThat(HibernatePolicy.orDefault(null)).isEqualTo(HibernatePolicy.RETAIN);
    }

    @Test
    void staticIsNoModeOfAnAgent() {
        assertThat(VmMode.CLONE.isAgentMode()).isTrue();
        assertThat(VmMode.RUN.isAgentMode()).isTrue();
        assertThat(VmMode.STATIC.isAgentMode()).isFalse();
        assertThat(VmMode.of("later").isAgentMode()).isFalse();
    }

    @Test
    void aMacIsReachedBySsh() {
        assertThat(ConnType.resolve(null, false, OsType.MACOS)).isEqualTo(ConnType.SSH);
    }

    @Test
    void aClientMayWaitForReadyHibernatedAndFailedAlone() {
        assertThat(Stream.of("creating", "ready", "hibernating", "hibernated", "failed", "later")
                        .filter(word -> LifecycleState.of(word).isTerminal()))
                .containsExactly("ready", "hibernated", "failed");
    }

    @Test
    void theRoleOfAPodIsThatOfItsSlotInItsSet() {
        assertThat(Role.ofPod("ns", "demo", "vk-ns-demo-0")).isEqualTo(Role.MAIN);
        assertThat(Role.ofPod("ns", "demo", "vk-ns-demo-2")).isEqualTo(Role.SUB_AGENT);
        assertThat(Role.ofPod("ns", "demo", "vk-ns-demo-db")).isEqualTo(Role.TOOLBOX);
        assertThat(Role.ofPod("ns", null, "vk-ns-demo-0")).isEqualTo(Role.TOOLBOX);
        assertThat(Role.ofPod(null, "demo", null)).isEqualTo(Role.TOOLBOX);
    }

    @Test
    void aSetIsReleasedWhereItsPolicySaysSo() {
        assertThat(HibernatePolicy.ofNullable("release")).isEqualTo(HibernatePolicy.RELEASE);
        assertThat(HibernatePolicy.ofNullable("")).isNull();
        assertThat(HibernatePolicy.ofNullable(null)).isNull();
    }
}
