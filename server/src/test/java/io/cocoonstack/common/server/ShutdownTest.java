package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

    /** What runs in a JVM of its own, to be told to end. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) {
            HttpServer server = new HttpServer(HttpServerSpec.http("main", request -> {
                        System.out.println("inside");
                        Thread.sleep(1500);
                        return ServerResponse.text(200, "finished");
                    })
                    .host("127.0.0.1")
                    .build());
            Thread announcer = new Thread(() -> {
                while (server.port() == 0) {
                    Thread.onSpinWait();
                }
                System.out.println("port " + server.port());
            });
            announcer.start();
            ServerGroup.of(server).runUntilShutdown();
        }
    }

    @Test
    void sigtermLetsTheRequestInFlightFinishAndThenEndsTheJvm() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(next(out, "port "));
            try (RawClient client = RawClient.plain(port)) {
                client.get("/");
                next(out, "inside");
                // Not Process.destroy, which closes our end of its output.
                assertThat(process.toHandle().destroy()).isTrue();
                assertThat(client.answer().text()).isEqualTo("finished");
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> RawClient.plain(port)).isInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What stands behind the prefix, on the first line that has it. */
    private static String next(BufferedReader out, String prefix) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException("the JVM ended without \"" + prefix + "\"");
    }
}
