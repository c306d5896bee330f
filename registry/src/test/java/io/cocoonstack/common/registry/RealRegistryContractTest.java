package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.contracts.SnapshotRegistryContract;
import io.cocoonstack.common.testkit.contracts.SnapshotRegistryDriver;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client passes the contract of testkit on real registries that drop. */
@ParameterizedClass
@EnumSource(names = {"DOCKER_REGISTRY", "DISTRIBUTION"})
class RealRegistryContractTest implements SnapshotRegistryContract {

    @Parameter
    RealRegistry.Product product;

    @TempDir
    Path folder;

    private Driver driver;

    @AfterEach
    void closeDriver() {
        if (driver != null) {
            driver.close();
        }
    }

    @Override
    public SnapshotRegistryDriver newDriver() throws Exception {
        driver = new Driver(product, folder);
        return driver;
    }

    private static final class Driver implements SnapshotRegistryDriver, AutoCloseable {

        private final RealRegistry.Product product;
        private final Path folder;
        private RealRegistry target;
        private OciSnapshotRegistry client;
        private int pushes;

        Driver(RealRegistry.Product product, Path folder) throws Exception {
            this.product = product;
            this.folder = folder;
            use(true);
        }

        private void use(boolean deletion) throws Exception {
            target = new RealRegistry(product, Files.createTempDirectory(folder, "registry"), deletion, "");
            client = target.builder().build();
        }

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
            close();
            use(false);
            return client;
        }

        @Override
        public void close() {
            client.close();
            target.close();
        }
    }
}
