package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** java-operator-sdk runs on the embedded server: it adds its finalizer, follows changes, and cleans up. */
class OperatorFrameworkTest {

    @ControllerConfiguration(informer = @Informer(namespaces = "default"))
    private static final class Copying implements Reconciler<ConfigMap>, Cleaner<ConfigMap> {

        @Override
        public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
            String source = map.getData().get("source");
            if (source.equals(map.getData().get("copy"))) {
                return UpdateControl.noUpdate();
            }
            ConfigMap changed =
                    new ConfigMapBuilder(map).addToData("copy", source).build();
            return UpdateControl.patchResource(changed);
        }

        @Override
        public DeleteControl cleanup(ConfigMap map, Context<ConfigMap> context) {
            return DeleteControl.defaultDelete();
        }
    }

    @Test
    void aControllerReconcilesAndCleansUp() {
        try (EmbeddedApiServer server = EmbeddedApiServer.start()) {
            Operator operator = new Operator(overrides -> overrides
                    .withKubernetesClient(server.client())
                    .withCloseClientOnStop(false)
                    .withUseSSAToPatchPrimaryResource(false));
            operator.register(new Copying());
            operator.start();
            try {
                ConfigMap map = new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("c")
                        .withNamespace("default")
                        .endMetadata()
                        .withData(Map.of("source", "1"))
                        .build();
                server.client().resource(map).create();
                Eventually.until(() -> "1".equals(data(server, "copy")));
                server.client()
                        .resource(map)
                        .edit(now -> new ConfigMapBuilder(now)
                                .addToData("source", "2")
                                .build());
                Eventually.until(() -> "2".equals(data(server, "copy")));
                assertThat(server.client().resource(map).get().getFinalizers()).hasSize(1);
                server.client().resource(map).delete();
                Eventually.until(() -> server.client().resource(map).get() == null);
            } finally {
                operator.stop();
            }
        }
    }

    private static String data(EmbeddedApiServer server, String key) {
        return server.client()
                .configMaps()
                .inNamespace("default")
                .withName("c")
                .get()
                .getData()
                .get(key);
    }
}
