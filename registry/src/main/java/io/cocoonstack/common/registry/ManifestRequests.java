package io.cocoonstack.common.registry;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The requests for manifests, in the OCI distribution specification's terms, with authorization. Safe for many
 * threads.
 */
final class ManifestRequests {

    /** The size that the specification asks every registry to take, and asks users not to exceed. */
    static final int MAX_MANIFEST = 4 * 1024 * 1024;

    private static final int MAX_ERROR = 64 * 1024;
    // A registry denies a manifest whose type is not named here. The last is for types that are still to come.
    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "*/*;q=0.1");

    private final Endpoint endpoint;
    private final Transport transport;
    private final Authorizer authorizer;

    ManifestRequests(Endpoint endpoint, Transport transport, Authorizer authorizer) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.authorizer = authorizer;
    }

    /** The registry's host and port, for a reason. */
    String authority() {
        return endpoint.authority();
    }

    /** Sends HEAD, GET or DELETE for a tag or digest; that and the repository were checked before. */
    Answer send(String method, String repository, String reference, Deadline deadline) throws RegistryFailure {
        Access access = method.equals("DELETE") ? Access.DELETE : Access.PULL;
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.manifest(repository, reference))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", ACCEPT);
        int limit = method.equals("GET") ? MAX_MANIFEST : MAX_ERROR;
        return send(access, repository, request, limit, deadline);
    }

    /** Sends PUT of a manifest under a tag. */
    Answer put(String repository, String tag, String mediaType, byte[] manifest, Deadline deadline)
            throws RegistryFailure {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.manifest(repository, tag))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest))
                .header("Content-Type", mediaType);
        return send(Access.PUSH, repository, request, MAX_ERROR, deadline);
    }

    private Answer send(Access access, String repository, HttpRequest.Builder request, int limit, Deadline deadline)
            throws RegistryFailure {
        String authorization = authorizer.upFront(access, repository, deadline);
        Answer answer = sendAs(authorization, request, limit, deadline);
        if (answer.status() != 401) {
            return answer;
        }
        String second = authorizer.afterRefusal(
                answer.headers("WWW-Authenticate"), access, repository, authorization, deadline);
        return sendAs(second, request, limit, deadline);
    }

    private Answer sendAs(@Nullable String authorization, HttpRequest.Builder request, int limit, Deadline deadline)
            throws RegistryFailure {
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        return transport.send(request.build(), limit, deadline);
    }

    /** The failure of a request whose answer is none of those that its sender knows. */
    RegistryFailure unexpected(String method, String repository, String reference, Answer answer) {
        String reason = endpoint.authority() + " answered " + answer.summary() + " to " + method + " "
                + endpoint.manifest(repository, reference).getRawPath();
        if (answer.isRedirect()) {
            return new RegistryFailure(reason + ", a redirect, which is not followed: set its target");
        }
        if (answer.status() == 404) {
            String doubt = AbsenceProof.doubt(answer, repository, reference);
            return new RegistryFailure(doubt == null ? reason : reason + ", " + doubt);
        }
        return new RegistryFailure(
                answer.status() == 401 ? reason + ": it refused the token or password that it had asked for" : reason);
    }
}
