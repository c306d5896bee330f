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

    private static ApiCall event(String method, String name, String body) {
        return ApiCall.of(method, "/api/v1/namespaces/prod/events" + (method.equals("POST") ? "" : "/" + name), body);
    }

    @Test
    void anEventThatIsCountedOnIsTheOneOfItsName() {
        PaceCheck pace = new PaceCheck(story, () -> millis, () -> version);
        for (String reason : new String[] {"VmFailed", "VmRestored"}) {
            pace.look(
                    "operator",
                    event(
                            "POST",
                            "",
                            "{\"metadata\": {\"name\": \"" + reason + ".1\"}, \"reason\": \"" + reason
                                    + "\", \"involvedObject\": {\"name\": \"demo-0\"}}"));
            for (int count = 2; count <= 4; count++) {
                pace.look("operator", event("PATCH", reason + ".1", "{\"count\": " + count + "}"));
            }
        }
        assertThat(story.violations()).isEmpty();

        for (int count = 5; count <= 7; count++) {
            pace.look("operator", event("PATCH", "VmFailed.1", "{\"count\": " + count + "}"));
        }
        assertThat(story.violations()).hasSize(1);
        assertThat(story.violations().get(0).what()).contains("event VmFailed on demo-0");
    }

    @Test
    void aLookAtTheOwnHostAsksNobody() {
        seven(new Effect(Effect.Kind.READ, "list", null), 1_000, false);
        assertThat(story.violations()).isEmpty();
    }
}
