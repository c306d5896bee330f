package io.cocoonstack.examples.boot;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes every CocoonHibernation one step on, again and again. With many of them, use an informer or an operator SDK. */
@Component
class HibernationLoop {

    private static final Logger LOG = LoggerFactory.getLogger(HibernationLoop.class);

    private final KubernetesClient client;
    private final HibernationReconciler reconciler;

    HibernationLoop(KubernetesClient client, HibernationReconciler reconciler) {
        this.client = client;
        this.reconciler = reconciler;
    }

    @Scheduled(fixedDelayString = "${fleet.poll-interval}")
    void stepAll() {
        for (CocoonHibernation one : client.resources(CocoonHibernation.class)
                .inAnyNamespace()
                .list()
                .getItems()) {
            try {
                reconciler.reconcile(one);
            } catch (KubernetesClientException e) {
                LOG.warn("{} waits for the next round", one.getMetadata().getName(), e);
            }
        }
    }
}
