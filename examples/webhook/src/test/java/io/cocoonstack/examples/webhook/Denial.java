package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** The answer of an API server to a request that the webhook denies. */
final class Denial {

    private Denial() {}

    /** The message of a webhook of ours, named by the first label of its name. */
    static String denied(String by, Runnable request) {
        KubernetesClientException denial = catchThrowableOfType(KubernetesClientException.class, request::run);
        assertThat(denial).as("expected a denial by " + by).isNotNull();
        String message = denial.getStatus().getMessage();
        assertThat(denial.getCode()).as(message).isEqualTo(403);
        assertThat(denial.getStatus().getReason()).isEqualTo("Forbidden");
        String prefix = "admission webhook \"" + by + ".webhook.cocoonstack.io\" denied the request: ";
        assertThat(message).startsWith(prefix);
        return message.substring(prefix.length());
    }

    static String denied(String by, HasMetadata object, KubernetesClient user) {
        return denied(by, () -> user.resource(object).create());
    }
}
