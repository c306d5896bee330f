package io.cocoonstack.common.registry;

import io.cocoonstack.common.meta.Reference;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that an operation takes, in the OCI distribution specification's terms. */
final class Manifests {

    // Without these a registry says 404 of a manifest that it has; the last is for kinds that are still to come.
    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "*/*;q=0.1");
    // What the specification asks every registry to take, and tells users not to go beyond.
    private static final int MAX_MANIFEST = 4 * 1024 * 1024;
    private static final int MAX_ERROR = 64 * 1024;
    private static final int MAX_ORIGINS = 1000;

    private final Endpoint endpoint;
    private final Transport transport;
    private final Authorizer authorizer;
    // By repository and digest, so what it holds cannot become wrong.
    private final LruCache<String, SnapshotOrigin> origins = new LruCache<>(MAX_ORIGINS);

    Manifests(Endpoint endpoint, Transport transport, Authorizer authorizer) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.authorizer = authorizer;
    }

    ProbeResult probe(String name, String tag, Deadline deadline) throws RegistryFailure {
        String repository = endpoint.repository(name);
        if (!Reference.isTag(tag)) {
            throw new RegistryFailure("the tag is " + Shown.text(tag)
                    + ", expected up to 128 letters, digits and _ . - that begin with none of the last two");
        }
        Request head = new Request("HEAD", endpoint.manifest(repository, tag), pull(repository), MAX_ERROR);
        Answer answer = send(head, deadline);
        if (answer.status() == 404) {
            // A HEAD has no body to tell a registry's 404 from that of a proxy in front of it.
            return answer.isSignedByRegistry() ? new ProbeResult.Absent() : lookCloser(repository, tag, deadline);
        }
        if (answer.status() != 200) {
            throw unexpected(head, answer);
        }
        String digest = answer.header("Docker-Content-Digest");
        if (digest == null) {
            return lookCloser(repository, tag, deadline);
        }
        if (!ManifestDigest.isDigest(digest)) {
            throw new RegistryFailure(endpoint.authority() + " answered the digest " + Shown.text(digest)
                    + ", expected a sha256 or sha512 one");
        }
        SnapshotOrigin origin = origins.get(repository + "@" + digest);
        if (origin != null) {
            return new ProbeResult.Present(digest, origin);
        }
        // By digest, so that a push in between changes nothing.
        Request get = new Request("GET", endpoint.manifest(repository, digest), pull(repository), MAX_MANIFEST);
        Answer manifest = send(get, deadline);
        if (manifest.status() != 200) {
            throw unexpected(get, manifest);
        }
        return present(repository, digest, manifest);
    }

    /** Takes the manifest itself where its head says too little. */
    private ProbeResult lookCloser(String repository, String tag, Deadline deadline) throws RegistryFailure {
        Request get = new Request("GET", endpoint.manifest(repository, tag), pull(repository), MAX_MANIFEST);
        Answer answer = send(get, deadline);
        if (answer.status() == 404) {
            requireOfRegistry(get, answer, deadline);
            return new ProbeResult.Absent();
        }
        if (answer.status() != 200) {
            throw unexpected(get, answer);
        }
        String digest = answer.header("Docker-Content-Digest");
        return present(repository, digest == null ? ManifestDigest.sha256(answer.body()) : digest, answer);
    }

    private ProbeResult present(String repository, String digest, Answer answer) throws RegistryFailure {
        byte[] manifest = answer.body();
        if (manifest.length > MAX_MANIFEST) {
            throw new RegistryFailure(endpoint.authority() + " answered a manifest of more than " + MAX_MANIFEST
                    + " bytes, expected at most these");
        }
        if (!ManifestDigest.isDigest(digest) || !ManifestDigest.names(digest, manifest)) {
            throw new RegistryFailure(endpoint.authority() + " answered the digest " + Shown.text(digest)
                    + " for a manifest that has another one");
        }
        SnapshotOrigin origin;
        try {
            origin = ManifestOrigin.of(manifest);
        } catch (IOException e) {
            throw new RegistryFailure(endpoint.authority() + " answered what cannot be read as a manifest", e);
        }
        origins.put(repository + "@" + digest, origin);
        return new ProbeResult.Present(digest, origin);
    }

    DropResult drop(String name, String digest, Deadline deadline) throws RegistryFailure {
        String repository = endpoint.repository(name);
        if (!ManifestDigest.isDigest(digest)) {
            // A tag here would take whatever was pushed last.
            throw new RegistryFailure(
                    "the digest is " + Shown.text(digest) + ", expected sha256: or sha512: and lower-case hex");
        }
        Request delete = new Request(
                "DELETE",
                endpoint.manifest(repository, digest),
                "repository:" + repository + ":pull,delete",
                MAX_ERROR);
        Answer answer = send(delete, deadline);
        return switch (answer.status()) {
            case 200, 202, 204 -> new DropResult.Gone();
            case 404 -> {
                requireOfRegistry(delete, answer, deadline);
                yield new DropResult.Gone();
            }
            default -> {
                if (answer.status() != 405 && !saysUnsupported(answer)) {
                    throw unexpected(delete, answer);
                }
                yield new DropResult.Unsupported(
                        endpoint.authority() + " does not delete manifests (" + answer.summary() + ")");
            }
        };
    }

    private static boolean saysUnsupported(Answer answer) {
        return answer.status() >= 400
                && answer.status() < 500
                && ErrorCodes.of(answer.body()).contains(ErrorCodes.UNSUPPORTED);
    }

    /**
     * Fails where a 404 may be of somebody else, such as a load balancer whose registry is just away: taken for an
     * absence, it would have a VM booted fresh beside its snapshot.
     */
    private void requireOfRegistry(Request request, Answer notFound, Deadline deadline) throws RegistryFailure {
        if (notFound.isSignedByRegistry()) {
            return;
        }
        List<String> codes = ErrorCodes.of(notFound.body());
        if (codes.contains(ErrorCodes.MANIFEST_UNKNOWN) || codes.contains(ErrorCodes.NAME_UNKNOWN)) {
            return;
        }
        Answer root = send(new Request("GET", endpoint.root(), request.scope(), MAX_ERROR), deadline);
        if (root.status() != 200 && !root.isSignedByRegistry()) {
            throw new RegistryFailure(unexpected(request, notFound).reason()
                    + ", but not as a registry does, and there is none at /v2/ (" + root.status() + ")");
        }
    }

    private record Request(String method, URI uri, String scope, int limit) {}

    private Answer send(Request request, Deadline deadline) throws RegistryFailure {
        String authorization = authorizer.upFront(request.scope(), deadline);
        Answer answer = sendAs(authorization, request, deadline);
        if (answer.status() != 401) {
            return answer;
        }
        List<String> challenges = answer.headers("WWW-Authenticate");
        return sendAs(authorizer.afterRefusal(challenges, request.scope(), authorization, deadline), request, deadline);
    }

    private Answer sendAs(@Nullable String authorization, Request request, Deadline deadline) throws RegistryFailure {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), HttpRequest.BodyPublishers.noBody())
                .header("Accept", ACCEPT);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        return transport.send(builder.build(), request.limit(), deadline);
    }

    private RegistryFailure unexpected(Request request, Answer answer) {
        String reason = endpoint.authority() + " answered " + answer.summary() + " to " + request.method() + " "
                + request.uri().getRawPath();
        if (answer.isRedirect()) {
            return new RegistryFailure(reason + ", a redirect, which is not followed: set its target");
        }
        return new RegistryFailure(
                answer.status() == 401 ? reason + ": it refused the token or password that it had asked for" : reason);
    }

    private static String pull(String repository) {
        return "repository:" + repository + ":pull";
    }
}
