package io.cocoonstack.common.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry that a test runs from its binary on a free port of loopback. */
final class RealRegistry implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** The registries that the suite knows. A test of one whose binary is not named is skipped. */
    enum Product {
        DOCKER_REGISTRY("COCOON_TEST_REGISTRY_BIN", "docker-registry 2.8"),
        DISTRIBUTION("COCOON_TEST_DISTRIBUTION_BIN", "distribution 3"),
        CRANE("COCOON_TEST_CRANE_BIN", "crane registry serve");

        private final String variable;
        private final String title;

        Product(String variable, String title) {
            this.variable = variable;
            this.title = title;
        }

        /** The name with the version that the binary tells. */
        String version() throws IOException {
            String binary = ServerProcess.binary(variable, title);
            Process process = new ProcessBuilder(binary, this == CRANE ? "version" : "--version").start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), UTF_8));
            return title.replaceAll(" [0-9.]+$", "") + (version.find() ? " " + version.group() : "");
        }

        /** Whether a deletion takes the tag, and manifests outlive the process. */
        boolean isDistribution() {
            return this != CRANE;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Product product;
    private final Path folder;
    private final boolean deletion;
    private final String auth;
    private int port;
    private ServerProcess process;

    /**
     * Starts one; the test is skipped where its binary is not named.
     *
     * @param folder empty; for its configuration, data and log
     * @param deletion whether manifests can be deleted; crane knows no other way
     * @param auth the value of its key {@code auth} as a YAML flow; empty for none
     */
    RealRegistry(Product product, Path folder, boolean deletion, String auth) throws IOException, InterruptedException {
        this.product = product;
        this.folder = folder;
        this.deletion = deletion;
        this.auth = auth;
        for (int attempt = 1; process == null; attempt++) {
            port = ServerProcess.freePort();
            try {
                start();
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts it, again over the data that it has. */
    void start() throws IOException, InterruptedException {
        String binary = ServerProcess.binary(product.variable, product.title);
        Path config = Files.writeString(folder.resolve("config.yml"), configuration());
        List<String> command = product == Product.CRANE
                ? List.of(binary, "registry", "serve", "--address", "127.0.0.1:" + port)
                : List.of(binary, "serve", config.toString());
        process = new ServerProcess(command, folder.resolve("log"), uri().resolve("/v2/"));
    }

    void stop() {
        process.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client that talks to the registry itself. */
    OciSnapshotRegistry.Builder builder() {
        return OciSnapshotRegistry.builder(uri()).allowPlainHttp();
    }

    /** Has a registry of distribution forget the manifests of a repository, as a broken disk would; its tags stay. */
    void loseManifests(String repository) throws IOException {
        Path revisions = folder.resolve("data/docker/registry/v2/repositories/" + repository + "/_manifests/revisions");
        Files.move(revisions, folder.resolve("lost-" + repository));
    }

    /** A plain request, such as our client would never send. */
    HttpResponse<String> request(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri().resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(with(request, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Pushes a manifest over the empty config, and returns its digest. */
    String push(String repository, String tag, String mediaType, byte[] manifest, String... headers)
            throws IOException, InterruptedException {
        byte[] config = TestManifest.bytes(TestManifest.EMPTY_CONFIG);
        HttpResponse<String> upload = request("POST", "/v2/" + repository + "/blobs/uploads/", headers);
        String location = upload.headers().firstValue("Location").orElseThrow();
        String digest = "digest=" + ManifestDigest.sha256(config);
        requireCreated(put(
                uri().resolve(location + (location.contains("?") ? "&" : "?") + digest),
                "application/octet-stream",
                config,
                headers));
        requireCreated(putManifest(repository, tag, mediaType, manifest, headers));
        return ManifestDigest.sha256(manifest);
    }

    /** Puts a manifest whose config is there already, and returns the status. */
    int putManifest(String repository, String tag, String mediaType, byte[] manifest, String... headers)
            throws IOException, InterruptedException {
        return put(uri().resolve("/v2/" + repository + "/manifests/" + tag), mediaType, manifest, headers);
    }

    private int put(URI target, String mediaType, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", mediaType);
        return client.send(with(request, headers), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static void requireCreated(int status) throws IOException {
        if (status != 201) {
            throw new IOException("a push was answered " + status);
        }
    }

    private static HttpRequest with(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private String configuration() {
        return "version: 0.1\n"
                + "log: {level: warn, accesslog: {disabled: true}}\n"
                + "storage:\n"
                + "  filesystem: {rootdirectory: \"" + folder.resolve("data") + "\"}\n"
                + "  delete: {enabled: " + deletion + "}\n"
                + "http: {addr: \"127.0.0.1:" + port + "\"}\n"
                + (auth.isEmpty() ? "" : "auth: " + auth + "\n");
    }

    @Override
    public void close() {
        stop();
    }
}
