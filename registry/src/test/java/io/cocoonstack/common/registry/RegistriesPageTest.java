package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs every registry whose binary is named, and writes the answers of each to docs/registries.md. */
@EnabledIfSystemProperty(
        named = RegistriesPageTest.PAGE,
        matches = ".+",
        disabledReason = "writes docs/registries.md, when make registries asks for it")
class RegistriesPageTest {

    static final String PAGE = "cocoon.registries";

    private static final String VM = "vk-prod-demo-0";
    private static final String MANIFESTS = "/v2/" + VM + "/manifests/";

    @TempDir
    Path folder;

    @Test
    void thePageIsWritten() throws Exception {
        List<String> registries = new ArrayList<>();
        List<String> away = new ArrayList<>();
        for (RealRegistry.Product product : RealRegistry.Product.values()) {
            try (RealRegistry server = new RealRegistry(product, empty(), true, "");
                    Nginx edge = new Nginx(empty(), server.uri())) {
                String title = product.version();
                registries.add(row(title, server, product));
                registries.add(edgeRow(title + ", nginx", server, edge));
                away.add(awayRow(title, server, edge));
            }
        }
        String template = Files.readString(Path.of("src/test/resources/registries.md"));
        String page = template.replace("@REGISTRIES@", String.join("\n", registries))
                .replace("@AWAY@", String.join("\n", away))
                .replace("@TRIES@", Integer.toString(DropRace.TRIES));
        Files.writeString(Path.of(System.getProperty(PAGE)), page);
        assertThat(page).doesNotContain("@", "127.0.0.1", folder.toString());
    }

    private Path empty() throws IOException {
        return Files.createTempDirectory(folder, "server");
    }

    private static OciSnapshotRegistry client(URI uri) {
        return OciSnapshotRegistry.builder(uri).allowPlainHttp().build();
    }

    private String row(String title, RealRegistry server, RealRegistry.Product product) throws Exception {
        try (OciSnapshotRegistry client = client(server.uri())) {
            String probe = probes(client, server);
            int status = server.request("DELETE", MANIFESTS + push(server, 2)).statusCode();
            int tag = server.request("GET", MANIFESTS + "hibernate", "Accept", TestManifest.MEDIA_TYPE)
                    .statusCode();
            String drop = "DELETE " + status + ", " + (tag == 404 ? "tag gone: " : "tag stays: ")
                    + name(client.drop(VM, push(server, 3)));
            push(server, 4);
            int byTag = server.request("DELETE", MANIFESTS + "hibernate").statusCode();
            return line(title, probe, drop, off(product), Integer.toString(byTag), DropRace.run(server));
        }
    }

    private static String edgeRow(String title, RealRegistry server, Nginx edge) throws Exception {
        try (OciSnapshotRegistry client = client(edge.uri(Nginx.Face.BAD_GATEWAY))) {
            String probe = probes(client, server);
            return line(title, probe, name(client.drop(VM, push(server, 3))), "–", "–", "–");
        }
    }

    private static String probes(OciSnapshotRegistry client, RealRegistry server) throws Exception {
        push(server, 1);
        return "pushed: " + name(client.probe(VM, "hibernate")) + ", never pushed: "
                + name(client.probe("vk-never-pushed", "hibernate"));
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private String off(RealRegistry.Product product) throws Exception {
        if (!product.isDistribution()) {
            return "cannot be switched off";
        }
        try (RealRegistry keeping = new RealRegistry(product, empty(), false, "");
                OciSnapshotRegistry client = keeping.builder().build()) {
            String digest = push(keeping, 1);
            int status = keeping.request("DELETE", MANIFESTS + digest).statusCode();
            return status + ": " + name(client.drop(VM, digest));
        }
    }

    private static String awayRow(String title, RealRegistry server, Nginx edge) throws Exception {
        String digest = push(server, 5);
        server.stop();
        List<String> cells = new ArrayList<>(List.of(title));
        for (Nginx.Face face : Nginx.Face.values()) {
            try (OciSnapshotRegistry client = client(edge.uri(face))) {
                cells.add("probe " + name(client.probe(VM, "hibernate")) + ", drop " + name(client.drop(VM, digest)));
            }
        }
        return line(cells.toArray(String[]::new));
    }

    private static String push(RealRegistry server, int epoch) throws Exception {
        return server.push(VM, "hibernate", TestManifest.MEDIA_TYPE, TestManifest.ofPod("prod", "demo-0", epoch));
    }

    private static String name(ProbeResult result) {
        return "`" + result.getClass().getSimpleName() + "`";
    }

    private static String name(DropResult result) {
        return "`" + result.getClass().getSimpleName() + "`";
    }
}
