package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.ProbeResult;

/** Pushes a manifest that is there under a tag that it has lost, byte by byte as it is. Safe for many threads. */
final class ManifestRetag {

    private final ManifestRequests requests;
    private final ManifestProbe probe;

    ManifestRetag(ManifestRequests requests, ManifestProbe probe) {
        this.requests = requests;
        this.probe = probe;
    }

    /** Present as the tag is read back, or absent where the manifest is gone; everything else is thrown. */
    ProbeResult retag(String repository, String tag, String digest, Deadline deadline) throws RegistryFailure {
        if (probe.probe(repository, digest, deadline) instanceof ProbeResult.Absent absent) {
            return absent;
        }
        Answer found = requests.send("GET", repository, digest, deadline);
        String mediaType = found.header("Content-Type");
        if (found.status() != 200 || mediaType == null) {
            throw requests.unexpected("GET", repository, digest, found);
        }
        byte[] manifest = found.body();
        if (!ManifestDigest.names(digest, manifest)) {
            throw new RegistryFailure(requests.authority() + " answered another manifest than that of " + digest);
        }
        Answer answer = requests.put(repository, tag, mediaType, manifest, deadline);
        if (answer.status() != 201) {
            throw requests.unexpected("PUT", repository, tag, answer);
        }
        ProbeResult tagged = probe.probe(repository, tag, deadline);
        if (!(tagged instanceof ProbeResult.Present present)
                || !present.digest().equals(digest)) {
            throw new RegistryFailure(requests.authority() + " answered 201 to PUT of the manifest " + digest
                    + " under the tag " + tag + ", which does not name it");
        }
        return present;
    }
}
