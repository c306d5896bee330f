package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.contracts.SnapshotRegistryContract;
import io.cocoonstack.common.testkit.contracts.SnapshotRegistryDriver;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Our client passes the contract of testkit on a real registry. */
@EnabledIfEnvironmentVariable(named = RealRegistry.BINARY, matches = ".+", disabledReason = RealRegistry.WHY_SKIPPED)
class RealRegistryContractTest extends SnapshotRegistryContract {

    @TempDir
    static Path folder;

    private static RealRegistry server;

    private Driver driver;

    @BeforeAll
    static void start() throws Exception {
        server = new RealRegistry(
                RealRegistry.Product.DOCKER_REGISTRY, Files.createDirectory(folder.resolve("usual")), true, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closeDriver() throws Exception {
        driver.close();
    }

    @Override
    protected SnapshotRegistryDriver newDriver() {
        driver = new Driver();
        return driver;
    }

    private static final class Driver implements SnapshotRegistryDriver, AutoCloseable {

        private RealRegistry target = server;
        private OciSnapshotRegistry client = server.builder().build();
        private int pushes;

        @Override
        public SnapshotRegistry registry() {
            return client;
        }

        @Override
        public String push(String name, String tag, Map<String, String> annotations) throws Exception {
            Map<String, String> distinct = new TreeMap<>(annotations);
            if (!annotations.isEmpty()) {
                distinct.put("test/push", Integer.toString(++pushes));
            }
            return target.push(name, tag, TestManifest.MEDIA_TYPE, TestManifest.of(distinct));
        }

        @Override
        public SnapshotRegistry registryDuringAnOutage() {
            client.close();
            // Nothing listens on the port that is reserved for nobody.
            client = OciSnapshotRegistry.builder(URI.create("http://127.0.0.1:1"))
                    .allowPlainHttp()
                    .build();
            return client;
        }

        @Override
        public SnapshotRegistry registryWithoutDeletion() throws Exception {
            client.close();
            target = new RealRegistry(
                    RealRegistry.Product.DOCKER_REGISTRY, Files.createDirectory(folder.resolve("keeping")), false, "");
            client = target.builder().build();
            return client;
        }

        @Override
        public void close() {
            client.close();
            if (target != server) {
                target.close();
            }
        }
    }
}
