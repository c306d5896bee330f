package io.cocoonstack.common.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The registry of the {@code docker-registry} package, started by a test on a free port of loopback. */
final class RealRegistry implements AutoCloseable {

    /** The environment variable that holds the path of the binary; tests that need it are skipped without. */
    static final String BINARY = "COCOON_TEST_REGISTRY_BIN";

    static final String WHY_SKIPPED = "needs the registry of Debian's docker-registry: set " + BINARY + " to its path";

    private static final int ATTEMPTS = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final boolean deletion;
    private final String auth;
    private Process process;
    private URI uri;

    /**
     * Starts one.
     *
     * @param folder empty; for its configuration, data and log
     * @param deletion whether manifests can be deleted
     * @param auth the value of its key {@code auth} as a YAML flow; empty for none
     */
    RealRegistry(Path folder, boolean deletion, String auth) throws IOException, InterruptedException {
        this.folder = folder;
        this.deletion = deletion;
        this.auth = auth;
        start();
    }

    /** Starts it again over the data that it has, on another port. */
    void start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            uri = URI.create("http://127.0.0.1:" + port);
            Path config = Files.writeString(folder.resolve("config.yml"), configuration(port));
            process = new ProcessBuilder(System.getenv(BINARY), "serve", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            if (answers()) {
                return;
            }
            stop();
            if (attempt == ATTEMPTS) {
                throw new IOException("the registry does not start: " + Files.readString(folder.resolve("log")));
            }
        }
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    URI uri() {
        return uri;
    }

    OciSnapshotRegistry.Builder builder() {
        return OciSnapshotRegistry.builder(uri).allowPlainHttp();
    }

    /** A request as it is, for what our client would never send. */
    HttpResponse<String> request(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(with(request, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Pushes a manifest over the empty config, and says what its digest is. */
    String push(String repository, String tag, String mediaType, byte[] manifest, String... headers)
            throws IOException, InterruptedException {
        byte[] config = TestManifest.bytes(TestManifest.EMPTY_CONFIG);
        HttpResponse<String> upload = request("POST", "/v2/" + repository + "/blobs/uploads/", headers);
        String location = upload.headers().firstValue("Location").orElseThrow();
        String digest = "digest=" + ManifestDigest.sha256(config);
        put(
                uri.resolve(location + (location.contains("?") ? "&" : "?") + digest),
                "application/octet-stream",
                config,
                headers);
        put(uri.resolve("/v2/" + repository + "/manifests/" + tag), mediaType, manifest, headers);
        return ManifestDigest.sha256(manifest);
    }

    private void put(URI target, String mediaType, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", mediaType);
        HttpResponse<String> response = client.send(with(request, headers), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("push answered " + response.statusCode() + " " + response.body());
        }
    }

    private static HttpRequest with(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private String configuration(int port) {
        return "version: 0.1\n"
                + "log: {level: warn, accesslog: {disabled: true}}\n"
                + "storage:\n"
                + "  filesystem: {rootdirectory: \"" + folder.resolve("data") + "\"}\n"
                + "  delete: {enabled: " + deletion + "}\n"
                + "http: {addr: \"127.0.0.1:" + port + "\"}\n"
                + (auth.isEmpty() ? "" : "auth: " + auth + "\n");
    }

    private boolean answers() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                request("GET", "/v2/");
                return process.isAlive();
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
