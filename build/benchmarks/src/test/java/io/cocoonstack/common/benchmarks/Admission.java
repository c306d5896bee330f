package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.k8s.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.webhook.admission.AdmissionController;
import io.javaoperatorsdk.webhook.admission.NotAllowedException;
import io.javaoperatorsdk.webhook.admission.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A review of a pod of 4 KB, from its bytes to those of the answer, with the rules for pods. The peers decide the same
 * of the pod that they decode. The limit is Jackson's tokens of the same bytes, with its usual settings.
 */
@State(Scope.Thread)
public class Admission {

    private static final Set<String> CREATORS = Set.of("system:serviceaccount:cocoon-system:cocoon-operator");

    private final byte[] review = Inputs.review();
    private final ReviewLoop loop = ReviewLoop.of(
            CocoonWebhook.builder(new NoLookups()).podCreators(CREATORS).build());
    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final AdmissionController<Pod> controller =
            new AdmissionController<>((Validator<Pod>) (pod, old, operation) -> {
                if (!isOwned(pod)) {
                    throw new NotAllowedException("pod-owned-by-set");
                }
            });
    private final JsonFactory factory = new JsonFactory();

    @Benchmark
    public byte[] ours() {
        return loop.answer("POST", "application/json", null, review).body();
    }

    @Benchmark
    public byte[] fabric8() {
        AdmissionReview read = serialization.unmarshal(new ByteArrayInputStream(review), AdmissionReview.class);
        boolean allowed = isOwned((Pod) read.getRequest().getObject())
                && CREATORS.contains(read.getRequest().getUserInfo().getUsername());
        AdmissionReview answer = new AdmissionReviewBuilder()
                .withNewResponse()
                .withUid(read.getRequest().getUid())
                .withAllowed(allowed)
                .endResponse()
                .build();
        return serialization.asJson(answer).getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] webhooksFramework() {
        AdmissionReview read = serialization.unmarshal(new ByteArrayInputStream(review), AdmissionReview.class);
        return serialization.asJson(controller.handle(read)).getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public int limit() throws IOException {
        return Tokens.scan(factory, review);
    }

    private static boolean isOwned(Pod pod) {
        return !Pods.hasCocoonToleration(pod) || Pods.cocoonSetName(pod) != null;
    }

    private static final class NoLookups implements ClusterLookups {

        @Override
        public RawObject deployment(String namespace, String name) {
            return RawObject.ABSENT;
        }

        @Override
        public RawObject statefulSet(String namespace, String name) {
            return RawObject.ABSENT;
        }

        @Override
        public List<CocoonHibernation> hibernations(String namespace) {
            return List.of();
        }
    }

    /** Whether an answer allows the request, for the test. */
    static @Nullable Boolean allowed(KubernetesSerialization serialization, byte[] answer) {
        return serialization
                .unmarshal(new ByteArrayInputStream(answer), AdmissionReview.class)
                .getResponse()
                .getAllowed();
    }
}
