package io.cocoonstack.common.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceCheckTest {

    private final Story story = new Story();
    private long millis;
    private long version;
    private final Hooks hooks = new PaceCheck(story, () -> millis, () -> version).hooks("kubelet node-a");

    private void seven(Effect effect, long apart, boolean changing) {
        for (int i = 0; i < 7; i++) {
            hooks.before(effect);
            millis += apart;
            version += changing ? 1 : 0;
        }
    }

    private static Effect probe() {
        return new Effect(Effect.Kind.PROBE, "probe vk-prod-demo-0:hibernate", null);
    }

    private static Effect event() {
        String body = "{\"reason\": \"VmFailed\", \"involvedObject\": {\"name\": \"demo-0\"}}";
        ApiCall call = ApiCall.of("POST", "/api/v1/namespaces/prod/events", body);
        return new Effect(Effect.Kind.WRITE, call.toString(), call);
    }

    @Test
    void theSeventhQuestionWithinAMinuteIsAViolationWhileNothingChanges() {
        seven(probe(), 9_000, false);
        assertThat(story.violations()).hasSize(1);
        assertThat(story.violations().get(0).what())
                .isEqualTo("kubelet node-a does this more than six times within a minute: PROBE probe"
                        + " vk-prod-demo-0:hibernate");
    }

    @Test
    void aQuestionIsAnotherOneOnceSomethingHasChanged() {
        seven(probe(), 1_000, true);
        assertThat(story.violations()).isEmpty();
    }

    @Test
    void sixTimesWithinAMinuteAreFine() {
        seven(probe(), 10_000, false);
        assertThat(story.violations()).isEmpty();
    }

    @Test
    void anEventOfOneReasonIsTheSameWhateverElseChanges() {
        seven(event(), 1_000, true);
        assertThat(story.violations()).hasSize(1);
    }

    @Test
    void aLookAtTheOwnHostAsksNobody() {
        seven(new Effect(Effect.Kind.READ, "list", null), 1_000, false);
        assertThat(story.violations()).isEmpty();
    }
}
