package io.cocoonstack.examples.kubelet;

import static java.util.Map.entry;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.round.ProbeResult;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Snapshots as OCI images of one layer, in a registry without passwords. Put the tool that moves your disks here. */
final class OciStore implements DirectoryHost.Store {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] EMPTY_CONFIG = "{}".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final KubernetesSerialization json = new KubernetesSerialization();
    private final URI registry;

    private final OciSnapshotRegistry snapshots;

    /** Keeps snapshots in the registry at an address; the client is of the same registry, and the caller closes it. */
    OciStore(URI registry, OciSnapshotRegistry snapshots) {
        this.registry = registry;
        this.snapshots = snapshots;
    }

    @Override
    public void push(String vmName, String tag, SnapshotOrigin origin, Path snapshot) throws IOException {
        byte[] layer = Files.readAllBytes(snapshot);
        Map<String, Object> manifest = Map.ofEntries(
                entry("schemaVersion", 2),
                entry("mediaType", MANIFEST),
                entry("artifactType", "application/vnd.example.vm-snapshot"),
                entry("config", upload(vmName, EMPTY_CONFIG, "application/vnd.oci.empty.v1+json")),
                entry("layers", List.of(upload(vmName, layer, "application/octet-stream"))),
                entry("annotations", origin.annotations()));
        byte[] body = json.asJson(manifest).getBytes(StandardCharsets.UTF_8);
        URI target = registry.resolve("/v2/" + vmName + "/manifests/" + tag);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Content-Type", MANIFEST);
        send(request.PUT(BodyPublishers.ofByteArray(body)), 201);
    }

    @Override
    public void retag(String vmName, String tag, String digest) throws IOException {
        ProbeResult tagged = snapshots.retag(vmName, tag, digest);
        if (!(tagged instanceof ProbeResult.Present)) {
            throw new IOException("the tag " + tag + " of " + vmName + " was not set to " + digest + ": " + tagged);
        }
    }

    /** Uploads a blob, and returns its descriptor. */
    private Map<String, Object> upload(String vmName, byte[] blob, String mediaType) throws IOException {
        URI uploads = registry.resolve("/v2/" + vmName + "/blobs/uploads/");
        String location = send(HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody()), 202)
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the registry named no place to upload to"));
        String digest = digest(blob);
        URI target = registry.resolve(location + (location.contains("?") ? "&" : "?") + "digest=" + digest);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Content-Type", "application/octet-stream");
        send(request.PUT(BodyPublishers.ofByteArray(blob)), 201);
        return Map.of("mediaType", mediaType, "digest", digest, "size", blob.length);
    }

    @Override
    public void pull(String vmName, String digest, Path snapshot) throws IOException {
        URI named = registry.resolve("/v2/" + vmName + "/manifests/" + digest);
        byte[] manifest = send(HttpRequest.newBuilder(named).header("Accept", MANIFEST), 200)
                .body();
        require(manifest, digest);
        Map<?, ?> read = json.unmarshal(new String(manifest, StandardCharsets.UTF_8), Map.class);
        if (!(read.get("layers") instanceof List<?> layers)
                || layers.isEmpty()
                || !(layers.get(0) instanceof Map<?, ?> layer)) {
            throw new IOException("the manifest " + digest + " of " + vmName + " has no layer");
        }
        String blobDigest = String.valueOf(layer.get("digest"));
        URI blob = registry.resolve("/v2/" + vmName + "/blobs/" + blobDigest);
        byte[] state = send(HttpRequest.newBuilder(blob), 200).body();
        require(state, blobDigest);
        Files.write(snapshot, state);
    }

    private static void require(byte[] content, String digest) throws IOException {
        if (!digest(content).equals(digest)) {
            throw new IOException("the registry sent " + digest(content) + ", expected " + digest);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, int expected) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofMinutes(10)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IOException(answer.request().method() + " " + answer.uri() + " is answered "
                        + answer.statusCode() + ", expected " + expected);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
