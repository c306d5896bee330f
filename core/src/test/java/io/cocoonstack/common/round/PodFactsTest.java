package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import org.junit.jupiter.api.Test;

class PodFactsTest {

    @Test
    void aLineShowsWhatTheGatesLookAt() {
        assertThat(TestPod.live("demo-0")
                        .going()
                        .with(Annotations.WAKE_FROM_EPOCH, "x")
                        .facts())
                .hasToString("pod ns/demo-0@7 going node=node-a running=true vmId=vm-1 hibernate=false state=ready@0/0"
                        + " epoch=0 wakeFrom=malformed");
        assertThat(PodFacts.builder().build())
                .hasToString("pod null/null@null node=null running=false vmId=null hibernate=false state=null@0/0"
                        + " epoch=none wakeFrom=none");
    }
}
