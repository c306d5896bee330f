package io.cocoonstack.consumer;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** Every module, and an operator with the framework's defaults: finalizer and status by server-side apply. */
public final class OperatorMain {

    private OperatorMain() {}

    /** Reports the phase of each set. */
    @ControllerConfiguration(name = "reporting")
    static final class Reporting implements Reconciler<CocoonSet>, Cleaner<CocoonSet> {

        @Override
        public UpdateControl<CocoonSet> reconcile(CocoonSet set, Context<CocoonSet> context) {
            set.setStatus(new CocoonSetStatus());
            set.getStatus().setPhase(CocoonSetPhase.PENDING);
            return UpdateControl.patchStatus(set);
        }

        @Override
        public DeleteControl cleanup(CocoonSet set, Context<CocoonSet> context) {
            return DeleteControl.defaultDelete();
        }
    }

    public static void main(String[] arguments) throws Exception {
        boolean good = EveryModule.run();
        try (EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet())) {
            KubernetesClient client = server.client();
            Operator operator = new Operator(
                    overrides -> overrides.withKubernetesClient(client).withCloseClientOnStop(false));
            operator.register(new Reporting());
            operator.start();
            CocoonSet set = new CocoonSetBuilder()
                    .withNewMetadata()
                    .withName("demo")
                    .withNamespace("default")
                    .endMetadata()
                    .withNewSpec()
                    .withNewAgent()
                    .withImage("a:1")
                    .endAgent()
                    .endSpec()
                    .build();
            client.resource(set).create();
            boolean reported = false;
            for (int i = 0; i < 300 && !reported; i++) {
                CocoonSet now = client.resource(set).get();
                reported = now.getStatus() != null && !now.getMetadata().getFinalizers().isEmpty();
                Thread.sleep(100);
            }
            client.resource(set).delete();
            boolean gone = false;
            for (int i = 0; i < 300 && !gone; i++) {
                gone = client.resource(set).get() == null;
                Thread.sleep(100);
            }
            System.out.println((reported && gone ? "ok" : "FAILED") + ": finalizer and status by server-side apply");
            operator.stop();
            System.exit(good && reported && gone ? 0 : 1);
        }
    }
}
