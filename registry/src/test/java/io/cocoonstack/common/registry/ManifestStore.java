package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static io.cocoonstack.common.registry.FakeRegistry.error;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Manifests and tags, and the published rules by which products delete them. Pushes are the tests'. */
final class ManifestStore implements FakeRegistry.Handler {

    /** How a product deletes. */
    enum Rules {
        /** By digest, with all tags that name it: the OCI specification, distribution, Harbor, Quay. */
        BY_DIGEST,
        /** By digest once no tag names it, and tags by name: Google's Container and Artifact Registry. */
        TAG_FIRST,
        /** Digest and tag apart from each other, each by its own name: go-containerregistry. */
        KEEPS_TAGS
    }

    private final Rules rules;
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    ManifestStore(Rules rules) {
        this.rules = rules;
    }

    /** Holds a manifest under a tag, and returns its digest. */
    String push(String repository, String tag, byte[] manifest) {
        String digest = ManifestDigest.sha256(manifest);
        manifests.put(repository + "/manifests/" + digest, manifest);
        tags.put(repository + "/manifests/" + tag, digest);
        return digest;
    }

    boolean holds(String repository, String reference) {
        String path = repository + "/manifests/" + reference;
        return manifests.containsKey(path) || tags.containsKey(path);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getResponseCode() != -1) {
            return;
        }
        String path = exchange.getRequestURI().getPath().substring("/v2/".length());
        if (exchange.getRequestMethod().equals("DELETE")) {
            delete(path).handle(exchange);
            return;
        }
        if (removed.contains(path)) {
            error(404, "MANIFEST_UNKNOWN").handle(exchange);
            return;
        }
        String digest = tags.get(path);
        byte[] manifest = manifests.get(digest == null ? path : path.replaceFirst("[^/]*$", digest));
        (manifest == null
                        ? error(404, "MANIFEST_UNKNOWN")
                        : answer(200, manifest, "Docker-Content-Digest", ManifestDigest.sha256(manifest)))
                .handle(exchange);
    }

    private FakeRegistry.Handler delete(String path) {
        boolean byTag = !path.contains("@") && !path.contains(":");
        if (byTag) {
            if (rules == Rules.BY_DIGEST) {
                return error(400, "DIGEST_INVALID");
            }
            return tags.remove(path) == null ? error(404, "MANIFEST_UNKNOWN") : answer(202, "");
        }
        String digest = path.substring(path.lastIndexOf('/') + 1);
        if (rules == Rules.TAG_FIRST && tags.containsValue(digest)) {
            return error(400, "GOOGLE_MANIFEST_DANGLING_TAG");
        }
        if (rules == Rules.KEEPS_TAGS && tags.containsValue(digest)) {
            // The manifest stays readable by its tag, and by its tag alone.
            return removed.add(path) ? answer(202, "") : error(404, "MANIFEST_UNKNOWN");
        }
        tags.values().removeIf(digest::equals);
        return manifests.remove(path) == null ? error(404, "MANIFEST_UNKNOWN") : answer(202, "");
    }
}
