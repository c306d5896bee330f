package io.cocoonstack.common.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.ReviewLoop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The property {@code cocoon.admission.vm-names}, told by a set whose plain VM name just fits on a host. */
class VmNamesPropertyTest {

    private static final String REVIEW = """
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1",
             "kind":{"group":"cocoonset.cocoonstack.io","version":"v1","kind":"CocoonSet"},
             "resource":{"group":"cocoonset.cocoonstack.io","version":"v1","resource":"cocoonsets"},
             "operation":"CREATE","namespace":"prod","userInfo":{"username":"alice"},
             "object":{"metadata":{"name":"NAME","namespace":"prod"},"spec":{"agent":{"image":"i"}}}}}
            """.replace("NAME", "s".repeat(53));

    @ParameterizedTest
    @CsvSource({"plain, true", "hashed, false"})
    void theWebhookMeasuresNamesOfThatForm(String form, boolean allowed) {
        assertThat(isAllowed("--cocoon.admission.vm-names=" + form)).isEqualTo(allowed);
    }

    @Test
    void unlessSetItMeasuresPlainNames() {
        assertThat(isAllowed()).isTrue();
    }

    private static boolean isAllowed(String... more) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(StarterTest.Plain.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "cocoon.admission.enabled=true");
        try (ConfigurableApplicationContext context = application.run(more)) {
            byte[] answer = context.getBean(ReviewLoop.class)
                    .answer("POST", "application/json", null, REVIEW.getBytes(StandardCharsets.UTF_8))
                    .body();
            String text = new String(answer, StandardCharsets.UTF_8);
            assertThat(text).contains("\"allowed\":");
            return text.contains("\"allowed\":true");
        }
    }
}
