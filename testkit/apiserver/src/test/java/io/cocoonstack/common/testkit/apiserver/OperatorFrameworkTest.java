package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.meta.CocoonSetPhase;
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
    void aControllerReconcilesAndCleansUpByMergePatches() {
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

    /** Reports a status the way the framework's documentation does, with the object that it was given. */
    @ControllerConfiguration(name = "reporting")
    static final class Reporting implements Reconciler<CocoonSet>, Cleaner<CocoonSet> {

        @Override
        public UpdateControl<CocoonSet> reconcile(CocoonSet set, Context<CocoonSet> context) {
            CocoonSetStatus status = new CocoonSetStatus();
            status.setPhase(CocoonSetPhase.PENDING);
            status.setObservedGeneration(set.getMetadata().getGeneration());
            set.setStatus(status);
            return UpdateControl.patchStatus(set);
        }

        @Override
        public DeleteControl cleanup(CocoonSet set, Context<CocoonSet> context) {
            return DeleteControl.defaultDelete();
        }
    }

    @Test
    void aStatusIsReportedByServerSideApplyAndNothingElseIsWritten() {
        try (EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet())) {
            Operator operator = new Operator(
                    overrides -> overrides.withKubernetesClient(server.client()).withCloseClientOnStop(false));
            operator.register(new Reporting());
            operator.start();
            try {
                CocoonSet set = new CocoonSetBuilder()
                        .withNewMetadata()
                        .withName("demo")
                        .withNamespace("default")
                        .addToAnnotations("by", "hand")
                        .endMetadata()
                        .withNewSpec()
                        .withNewAgent()
                        .withImage("image:1")
                        .endAgent()
                        .endSpec()
                        .build();
                server.client().resource(set).create();
                Eventually.until(() -> server.client().resource(set).get().getStatus() != null);
                CocoonSet reported = server.client().resource(set).get();
                assertThat(reported.getStatus().getPhase()).isEqualTo(CocoonSetPhase.PENDING);
                assertThat(reported.getFinalizers()).hasSize(1);
                assertThat(reported.getMetadata().getGeneration()).isEqualTo(1);
                server.client().resource(set).edit(now -> {
                    now.getSpec().setSuspend(true);
                    return now;
                });
                Eventually.until(() -> Long.valueOf(2)
                        .equals(server.client().resource(set).get().getStatus().getObservedGeneration()));
                server.client().resource(set).delete();
                Eventually.until(() -> server.client().resource(set).get() == null);
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
