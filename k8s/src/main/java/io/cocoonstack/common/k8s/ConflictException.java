package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guarded write was refused, because the object was replaced, changed or deleted since it was read (contract 6.2
 * rule 1). Nothing was written. Read again and decide again; never send it again as it is.
 */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    ConflictException(String message, @Nullable KubernetesClientException cause) {
        super(message, cause);
    }

    /**
     * Whether the API server refused a write because the object has changed or was replaced: 409 with reason Conflict,
     * or 422 for the uid in a merge patch.
     *
     * <p>An answer counts only as a {@code Status}. A proxy's page does not, nor does a webhook that denies with 409. A
     * 404 never counts here: it may also mean that the CRD or its status subresource is missing. The guarded writes of
     * {@link Patches} and {@link PodWrites} know their object, and tell a deleted one by its name.
     *
     * @param e the client's exception
     * @return false for every other refusal, such as an object that exists already
     */
    public static boolean isConflict(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status == null) {
            return false;
        }
        return switch (e.getCode()) {
            case CONFLICT -> "Conflict".equals(status.getReason()) && !isDeniedByWebhook(status);
            case UNPROCESSABLE -> isAboutUid(status.getDetails());
            default -> false;
        };
    }

    /** A webhook chooses code and reason of its denial; the server puts these words in front of its message. */
    private static boolean isDeniedByWebhook(Status status) {
        return status.getMessage() != null && status.getMessage().startsWith("admission webhook ");
    }

    private static boolean isAboutUid(@Nullable StatusDetails details) {
        List<StatusCause> causes = details == null ? null : details.getCauses();
        return causes != null && causes.stream().anyMatch(cause -> "metadata.uid".equals(cause.getField()));
    }
}
