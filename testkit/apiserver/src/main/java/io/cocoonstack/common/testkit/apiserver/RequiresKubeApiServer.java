package io.cocoonstack.common.testkit.apiserver;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class on a real kube-apiserver, and skips it with a reason where {@code KUBEBUILDER_ASSETS} names no
 * folder with its executables.
 *
 * <p>All classes of a JVM share one server, started for the first of them and stopped after the last: keep tests apart
 * by giving each a namespace of its own. Constructors, tests and life-cycle methods may take parameters of the types
 * {@link KubeApiServer}, {@link ApiServer} and {@link io.fabric8.kubernetes.client.KubernetesClient}.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KubeApiServerExtension.class)
public @interface RequiresKubeApiServer {}
