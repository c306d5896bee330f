package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are slow, endless, wrong or mean: each answer comes in time, small, and is no absence. */
@Timeout(60)
class HostileServerTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final Duration SHORT = Duration.ofMillis(700);

    @Test
    void aServerThatNeverAnswersIsCutAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(out -> Thread.sleep(60_000));
                OciSnapshotRegistry registry = impatient(server.uri())) {
            assertFailed(registry, "took longer than the 700 ms");
        }
    }

    @Test
    void aHeadThatDripsIsCutAtTheDeadlineAndItsConnectionClosed() throws Exception {
        try (RawServer server = new RawServer(out -> {
                    RawServer.write(out, "HTTP/1.1 200 OK\r\n");
                    drip(out, "X-A: b\r\n");
                });
                OciSnapshotRegistry registry = impatient(server.uri())) {
            assertFailed(registry, "took longer than the 700 ms");
            assertThat(server.clientGoesWithin(10)).isTrue();
        }
    }

    @Test
    void aBodyThatDripsIsCutAtTheDeadlineAndItsConnectionClosed() throws Exception {
        try (RawServer server = new RawServer(out -> {
                    RawServer.write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 60000\r\n\r\n");
                    drip(out, "x");
                });
                OciSnapshotRegistry registry = impatient(server.uri())) {
            assertThat(registry.drop("vk-a-b-0", DIGEST))
                    .isInstanceOfSatisfying(
                            DropResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains("took longer than the 700 ms"));
            assertThat(server.clientGoesWithin(10)).isTrue();
        }
    }

    @Test
    void theDeadlineIsOneForAllRequestsOfAnOperation() throws Exception {
        try (FakeRegistry server = new FakeRegistry();
                OciSnapshotRegistry registry = server.client().timeout(SHORT).build()) {
            server.guardedBy(exchange -> {
                pause(400);
                FakeRegistry.answer(404, "").handle(exchange);
            });
            assertFailed(registry, "took longer than the 700 ms");
        }
    }

    @Test
    void aManifestBeyondTheLimitIsAFailureAndNotReadToItsEnd() throws Exception {
        try (RawServer server = new RawServer(
                        out -> RawServer.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), out -> {
                            RawServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
                            while (true) {
                                RawServer.write(out, chunk);
                            }
                        });
                OciSnapshotRegistry registry = client(server.uri())) {
            // A HEAD without a digest, then the manifest itself.
            assertFailed(registry, "a manifest of more than 4194304 bytes");
            assertThat(server.clientGoesWithin(10)).isTrue();
        }
    }

    @Test
    void aManifestOfJustTheLimitIsRead() throws Exception {
        StringBuilder manifest = new StringBuilder("{\"schemaVersion\":2}");
        manifest.append(" ".repeat(4 * 1024 * 1024 - manifest.length()));
        try (FakeRegistry server = new FakeRegistry();
                OciSnapshotRegistry registry = server.client().build()) {
            server.holds("vk-a-b-0", "hibernate", TestManifest.bytes(manifest.toString()));
            assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
            manifest.append(' ');
            server.holds("vk-a-b-0", "hibernate", TestManifest.bytes(manifest.toString()));
            assertFailed(registry, "a manifest of more than 4194304 bytes");
        }
    }

    @Test
    void anEndlessErrorPageIsNotReadToItsEndAndItsStatusIsTold() throws Exception {
        try (RawServer server = new RawServer(out -> {
                    RawServer.write(out, "HTTP/1.1 503 Busy\r\n\r\n");
                    while (true) {
                        RawServer.write(out, "x".repeat(8192));
                    }
                });
                OciSnapshotRegistry registry = client(server.uri())) {
            assertThat(registry.drop("vk-a-b-0", DIGEST))
                    .isInstanceOfSatisfying(
                            DropResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains(" answered 503 to DELETE "));
        }
    }

    @Test
    void noRedirectIsFollowedAndNoCredentialsGoElsewhere() throws Exception {
        try (FakeRegistry elsewhere = new FakeRegistry();
                FakeRegistry server = new FakeRegistry();
                OciSnapshotRegistry registry = server.client()
                        .credentials(RegistryCredentials.basic("alice", "s3cret"))
                        .build()) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                server.guardedBy(FakeRegistry.answer(
                        status, "", "Location", elsewhere.uri() + "/v2/vk-a-b-0/manifests/hibernate"));
                assertFailed(registry, "answered " + status);
                assertThat(registry.drop("vk-a-b-0", DIGEST))
                        .isInstanceOfSatisfying(
                                DropResult.Failed.class,
                                failed -> assertThat(failed.reason()).contains("a redirect, which is not followed"));
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatHangsUpIsAFailure() throws Exception {
        for (String answer : List.of("", "HTTP/1.1 200", "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nab")) {
            try (RawServer server = new RawServer(out -> RawServer.write(out, answer));
                    OciSnapshotRegistry registry = client(server.uri())) {
                assertThat(registry.drop("vk-a-b-0", DIGEST))
                        .isInstanceOfSatisfying(
                                DropResult.Failed.class,
                                failed -> assertThat(failed.reason()).startsWith("the connection to 127.0.0.1:"));
            }
        }
    }

    @Test
    void aServerThatSpeaksNoHttpIsAFailure() throws Exception {
        for (String answer :
                List.of("SSH-2.0-x\r\n", "HTTP/1.1 9999 x\r\n\r\n", "HTTP/1.1 abc x\r\n\r\n", "\0\0\0\0")) {
            try (RawServer server = new RawServer(out -> RawServer.write(out, answer));
                    OciSnapshotRegistry registry = client(server.uri())) {
                assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Failed.class);
            }
        }
    }

    @Test
    void textsOfTheServerCannotForgeLinesOfALog() throws Exception {
        try (RawServer server = new RawServer(out -> RawServer.write(
                        out,
                        "HTTP/1.1 200 OK\r\nDocker-Content-Digest: a\tb\u0085c\u00a0" + "d".repeat(500) + "\r\n\r\n"));
                OciSnapshotRegistry registry = client(server.uri())) {
            assertThat(registry.probe("vk-a-b-0", "hibernate"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .matches("[ -~…]*")
                                    .hasSizeLessThan(300));
        }
    }

    @Test
    void anyBodyIsSearchedForErrorCodesWithoutFailing() {
        Property.forAll(5_000, random -> {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                body.append(Samples.oneOf(
                        random,
                        List.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                "\"errors\":",
                                "\"code\":",
                                "\"UNSUPPORTED\"",
                                ",",
                                "1",
                                "null",
                                "{\"errors\":[{\"code\":",
                                Samples.text(random))));
            }
            assertThat(ErrorReport.of(TestManifest.bytes(body.toString())).codes())
                    .hasSizeLessThanOrEqualTo(5)
                    .allMatch(code -> code.matches("[A-Z][A-Z0-9_]{0,63}"));
        });
    }

    @Test
    void errorCodesAreFoundBesideAnything() {
        assertThat(codes("{\"a\":[{\"code\":\"X\"}],\"errors\":[{\"detail\":{\"code\":\"Y\"},"
                        + "\"code\":\"A_1\"},{\"code\":\"low\"},"
                        + "{\"code\":5},{},{\"code\":\"B\"}],\"z\":1}"))
                .containsExactly("A_1", "B");
        assertThat(codes("{\"errors\":[{\"code\":\"A\"},{\"code\":\"B")).containsExactly("A");
        assertThat(codes("{\"errors\":{\"code\":\"A\"}}")).isEmpty();
        assertThat(codes("[".repeat(60_000))).isEmpty();
    }

    private static List<String> codes(String body) {
        return ErrorReport.of(TestManifest.bytes(body)).codes();
    }

    private static OciSnapshotRegistry client(URI uri) {
        return OciSnapshotRegistry.builder(uri).allowPlainHttp().build();
    }

    private static OciSnapshotRegistry impatient(URI uri) {
        return OciSnapshotRegistry.builder(uri).allowPlainHttp().timeout(SHORT).build();
    }

    private static void assertFailed(OciSnapshotRegistry registry, String reason) {
        assertThat(registry.probe("vk-a-b-0", "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }

    private static void drip(OutputStream out, String drop) throws IOException, InterruptedException {
        while (true) {
            RawServer.write(out, drop);
            Thread.sleep(50);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
