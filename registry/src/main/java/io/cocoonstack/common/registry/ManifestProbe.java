package io.cocoonstack.common.registry;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;

/** Looks up the manifest that a tag names, or that has a digest. Safe for many threads. */
final class ManifestProbe {

    private static final int MAX_SEEN = 1000;

    private final ManifestRequests requests;
    // Both by repository and digest: an origin cannot become wrong, and of several tags the last one counts.
    private final LruCache<String, SnapshotOrigin> origins = new LruCache<>(MAX_SEEN);
    private final LruCache<String, String> tags = new LruCache<>(MAX_SEEN);

    ManifestProbe(ManifestRequests requests) {
        this.requests = requests;
    }

    /** Present or absent; everything else is thrown. Repository and tag, or digest, were checked before. */
    ProbeResult probe(String repository, String reference, Deadline deadline) throws RegistryFailure {
        Answer head = requests.send("HEAD", repository, reference, deadline);
        String digest = head.header("Docker-Content-Digest");
        if (head.status() == 200 && digest != null) {
            if (!ManifestDigest.isDigest(digest)) {
                throw new RegistryFailure(requests.authority() + " answered the digest " + QuotedText.of(digest)
                        + ", expected a sha256 or sha512 one");
            }
            SnapshotOrigin origin = origins.get(repository + "@" + digest);
            if (origin != null) {
                return present(repository, reference, digest, origin);
            }
        }
        return switch (head.status()) {
            // The answer to a HEAD has no body that could prove an absence; and some registries refuse a HEAD.
            case 200, 403, 404, 405 -> lookCloser(repository, reference, head, deadline);
            default -> throw requests.unexpected("HEAD", repository, reference, head);
        };
    }

    /** The tag under which a digest was seen last; the one of hibernations where it was never seen. */
    String tagOf(String repository, String digest) {
        String tag = tags.get(repository + "@" + digest);
        return tag == null ? Identifiers.HIBERNATE_SNAPSHOT_TAG : tag;
    }

    private ProbeResult present(String repository, String reference, String digest, SnapshotOrigin origin)
            throws RegistryFailure {
        if (!ManifestDigest.isDigest(reference)) {
            tags.put(repository + "@" + digest, reference);
        } else if (!reference.equals(digest)) {
            throw new RegistryFailure(requests.authority() + " answered the manifest " + digest + " for " + reference);
        }
        return new ProbeResult.Present(digest, origin);
    }

    /** Gets the manifest itself, by the same reference: a registry may let go of the digest and keep the tag. */
    private ProbeResult lookCloser(String repository, String reference, Answer head, Deadline deadline)
            throws RegistryFailure {
        Answer answer = requests.send("GET", repository, reference, deadline);
        if (answer.status() == 404 && AbsenceProof.doubt(answer, repository, reference) == null) {
            if (head.status() == 200) {
                throw new RegistryFailure(requests.unexpected("GET", repository, reference, answer)
                                .reason()
                        + ", and 200 to HEAD just before: the manifest is lost, or was dropped just now");
            }
            return new ProbeResult.Absent();
        }
        if (answer.status() != 200) {
            throw requests.unexpected("GET", repository, reference, answer);
        }
        String digest = answer.header("Docker-Content-Digest");
        if (digest == null && head.status() == 200) {
            digest = head.header("Docker-Content-Digest");
        }
        byte[] manifest = answer.body();
        return read(repository, reference, digest == null ? ManifestDigest.sha256(manifest) : digest, manifest);
    }

    private ProbeResult read(String repository, String reference, String digest, byte[] manifest)
            throws RegistryFailure {
        if (manifest.length > ManifestRequests.MAX_MANIFEST) {
            throw new RegistryFailure(requests.authority() + " answered a manifest of more than "
                    + ManifestRequests.MAX_MANIFEST + " bytes, expected at most these");
        }
        if (!ManifestDigest.isDigest(digest) || !ManifestDigest.names(digest, manifest)) {
            throw new RegistryFailure(requests.authority() + " answered the digest " + QuotedText.of(digest)
                    + " for a manifest that has another one");
        }
        SnapshotOrigin origin;
        try {
            origin = ManifestOrigin.of(manifest);
        } catch (IOException e) {
            throw new RegistryFailure(requests.authority() + " answered a body that cannot be read as a manifest", e);
        }
        origins.put(repository + "@" + digest, origin);
        return present(repository, reference, digest, origin);
    }
}
