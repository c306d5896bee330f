package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.Pluralize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refusals of an API server: the words for people, and the objects that they are about. Safe for use by many threads. */
public final class ApiErrors {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private ApiErrors() {}

    /**
     * The server's words, without the URL that the client puts into its messages.
     *
     * @param e the client's exception
     * @return one English clause, with the code of the answer where there was one; for logs and conditions
     */
    public static String describe(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status != null && !isBlank(status.getMessage())) {
            return "the API server answered " + e.getCode() + ": " + status.getMessage();
        }
        return e.getCode() <= 0 ? "the API server could not be reached" : "the API server answered " + e.getCode();
    }

    /**
     * Whether the server has looked at a request and does not want it: a quota, a webhook, a right that is missing, a
     * value that is not valid. The same request is refused again until somebody has changed something else.
     *
     * @param e the client's exception
     * @return true for a code from 400 to 499, unless it is a conflict, or the object to create is there already
     */
    public static boolean isRefusal(KubernetesClientException e) {
        return e.getCode() >= 400 && e.getCode() < 500 && !ConflictException.isConflict(e) && !isAlreadyThere(e);
    }

    /**
     * Whether the server says in so many words that it has no such object. A 404 without the object's name is an answer
     * of something else: of a load balancer, or of a server that does not know the kind.
     */
    static boolean isGone(KubernetesClientException e, HasMetadata object) {
        return e.getCode() == NOT_FOUND && isAbout(e, object);
    }

    static boolean isAlreadyThere(KubernetesClientException e) {
        return e.getCode() == CONFLICT
                && e.getStatus() != null
                && "AlreadyExists".equals(e.getStatus().getReason());
    }

    /** Such as a quota, whose own conflict comes back to the writer of a pod. */
    static boolean isAboutAnother(KubernetesClientException e, HasMetadata object) {
        StatusDetails details = details(e);
        return details != null && !isBlank(details.getName()) && !isAbout(e, object);
    }

    /** Servers name the kind by its plural in most refusals, and by the kind itself in others (422, preconditions). */
    private static boolean isAbout(KubernetesClientException e, HasMetadata object) {
        StatusDetails details = details(e);
        if (details == null
                || object.getMetadata() == null
                || isBlank(details.getName())
                || details.getKind() == null) {
            return false;
        }
        String kind = details.getKind();
        return details.getName().equals(object.getMetadata().getName())
                && (kind.equals(object.getKind())
                        || kind.equals(object.getPlural())
                        || kind.equals(Pluralize.toPlural(object.getKind().toLowerCase(Locale.ROOT))));
    }

    private static @Nullable StatusDetails details(KubernetesClientException e) {
        return e.getStatus() == null ? null : e.getStatus().getDetails();
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
