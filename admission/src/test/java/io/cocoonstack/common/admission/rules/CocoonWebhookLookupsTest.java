package io.cocoonstack.common.admission.rules;

import static io.cocoonstack.common.admission.rules.CocoonWebhookTest.GROUP;
import static io.cocoonstack.common.admission.rules.CocoonWebhookTest.HIBERNATION;
import static io.cocoonstack.common.admission.rules.CocoonWebhookTest.OWNED;
import static io.cocoonstack.common.admission.rules.CocoonWebhookTest.review;
import static io.cocoonstack.common.admission.rules.CocoonWebhookTest.scale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cocoonstack.common.testsupport.LogCapture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The webhook where the cluster cannot be asked. */
class CocoonWebhookLookupsTest {

    @Test
    void whatCannotBeLookedUpIsDeniedAndLoggedOnceAKind() {
        CocoonWebhook blind = CocoonWebhook.builder(new ScriptedLookups(
                        (kind, namespace, name) -> {
                            throw new IOException("secret address");
                        },
                        namespace -> {
                            throw new IllegalStateException("secret address");
                        }))
                .build();
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 20; i++) {
                assertThat(blind.review(scale().request()).message())
                        .isEqualTo("spec.replicas goes down, and the Deployment prod/web could not be looked up to see"
                                + " whether it may.");
                assertThat(blind.review(review("CREATE", GROUP, "CocoonHibernation")
                                        .object(HIBERNATION)
                                        .request())
                                .message())
                        .startsWith("spec.podRef.name could not be compared")
                        .doesNotContain("secret");
            }
            assertThat(log.warnings())
                    .hasSize(2)
                    .allMatch(line ->
                            line.contains("(secret address)") && line.contains("denied the request that needs it"));
        }
        assertThat(blind.review(review("CREATE", "", "Pod")
                                .object(OWNED)
                                .username("alice")
                                .request())
                        .isAllowed())
                .isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptedLookUpLeavesTheThreadInterrupted() {
        CocoonWebhook interrupted = CocoonWebhook.builder(new ScriptedLookups(
                        (kind, namespace, name) -> {
                            throw new InterruptedException();
                        },
                        namespace -> List.of()))
                .build();
        assertThat(interrupted.review(scale().request()).isAllowed()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aWebhookNeedsItsLookUps() {
        assertThatNullPointerException().isThrownBy(() -> CocoonWebhook.builder(null));
    }
}
