package io.cocoonstack.common.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.SessionKey;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.MicrometerRoundMetrics;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.registry.RegistryCredentials;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Which beans there are, under which properties, and beside which beans of the application. */
class StarterTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Replaced {

        @Bean
        KubernetesClient ownClient() {
            return new KubernetesClientBuilder()
                    .withConfig(new ConfigBuilder(Config.empty())
                            .withMasterUrl("https://own.example")
                            .build())
                    .build();
        }

        @Bean
        SnapshotRegistry ownRegistry() {
            return OciSnapshotRegistry.builder(URI.create("https://own.example"))
                    .build();
        }

        @Bean
        RoundExecutor ownExecutor(KubernetesClient client, SnapshotRegistry registry) {
            return new RoundExecutor(client, registry);
        }

        @Bean
        EventRecorder ownRecorder(KubernetesClient client) {
            return new EventRecorder(client, "own", "");
        }

        @Bean
        RoundEvents ownEvents(EventRecorder recorder) {
            return new RoundEvents(recorder);
        }

        @Bean
        MeterRegistry ownMeters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        MicrometerRoundMetrics ownMetrics(MeterRegistry meters) {
            return new MicrometerRoundMetrics(meters, "own");
        }

        @Bean
        ReviewHandler ownHandler() {
            return request -> AdmissionResponse.allow();
        }

        @Bean
        ReviewLoop ownLoop(ReviewHandler handler) {
            return ReviewLoop.of(handler);
        }

        @Bean
        KeyRing ownKeys() {
            return KeyRing.of(SessionKey.ofUtf8("own"));
        }

        @Bean
        SessionCookie ownCookie() {
            return SessionCookie.named("own");
        }
    }

    @BeforeEach
    void writeKubeconfig() throws IOException {
        Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                apiVersion: v1
                kind: Config
                current-context: there
                contexts: [{name: there, context: {cluster: there, user: ""}}]
                clusters: [{name: there, cluster: {server: "https://api.example:6443"}}]
                """);
    }

    @Test
    void withoutPropertiesThereIsAClientAndNoEndpoint() {
        try (ConfigurableApplicationContext context = run(Plain.class)) {
            assertThat(context.getBean(KubernetesClient.class).getMasterUrl()).hasHost("api.example");
            assertThat(context.getBeansOfType(SnapshotRegistry.class)).isEmpty();
            assertThat(context.getBeansOfType(RoundExecutor.class)).isEmpty();
            assertThat(context.getBeansOfType(ReviewLoop.class)).isEmpty();
            assertThat(context.getBeansOfType(KeyRing.class)).isEmpty();
            assertThat(context.containsBean("cocoonHealthIndicator")).isTrue();
        }
    }

    @Test
    void eachPartCanBeLeftOut() {
        try (ConfigurableApplicationContext context =
                run(Plain.class, "--cocoon.kubernetes.enabled=false", "--management.health.cocoon.enabled=false")) {
            assertThatThrownBy(() -> context.getBean(KubernetesClient.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
            assertThat(context.containsBean("cocoonHealthIndicator")).isFalse();
        }
        try (ConfigurableApplicationContext context = run(Plain.class, "--management.health.defaults.enabled=false")) {
            assertThat(context.containsBean("cocoonHealthIndicator")).isFalse();
        }
        try (ConfigurableApplicationContext context =
                run(Plain.class, "--cocoon.registry.url=https://registry.example", "--cocoon.rounds.events=false")) {
            assertThat(context.getBean(RoundExecutor.class)).isNotNull();
            assertThat(context.getBeansOfType(RoundEvents.class)).isEmpty();
        }
    }

    @Test
    void withAllPropertiesThereIsEverything() {
        try (ConfigurableApplicationContext context = run(
                Plain.class,
                "--cocoon.registry.url=https://registry.example",
                "--cocoon.registry.repository-prefix=team/snapshots",
                "--cocoon.registry.username=robot",
                "--cocoon.registry.password=s3cret",
                "--cocoon.admission.enabled=true",
                "--cocoon.admission.lookup-timeout=1500ms",
                "--cocoon.session.enabled=true",
                "--cocoon.session.keys=k1,k2",
                "--cocoon.session.url-patterns=/api/*,/ui/*")) {
            assertThat(context.getBean(SnapshotRegistry.class))
                    .asString()
                    .startsWith("OciSnapshotRegistry[registry.example");
            assertThat(context.getBeansOfType(RoundExecutor.Listener.class).values())
                    .hasAtLeastOneElementOfType(RoundEvents.class);
            String byOlderKey = KeyRing.of(SessionKey.ofUtf8("k2")).sign(new Session("alice", "", Session.NEVER));
            assertThat(context.getBean(KeyRing.class).verify(byOlderKey, 0).sessionOrNull())
                    .isNotNull();
            assertThat(context.getBean(SessionCookie.class).name()).isEqualTo("__Host-session");
            FilterRegistrationBean<?> filter = context.getBean("sessionFilter", FilterRegistrationBean.class);
            assertThat(filter.getUrlPatterns()).containsExactly("/api/*", "/ui/*");
            ServletRegistrationBean<?> servlet = context.getBean("reviewServlet", ServletRegistrationBean.class);
            assertThat(servlet.getUrlMappings()).containsExactly("/validate");
            assertThat(context.getBean(ClusterLookups.class)).isNotNull();
            Config lookups =
                    context.getBean("lookupClient", KubernetesClient.class).getConfiguration();
            assertThat(lookups.getRequestTimeout()).isEqualTo(1500);
            assertThat(lookups.getRequestRetryBackoffLimit()).isZero();
            assertThat(lookups.getMasterUrl()).isEqualTo("https://api.example:6443/");
            assertThat(context.getBean(KubernetesClient.class)
                            .getConfiguration()
                            .getRequestTimeout())
                    .isEqualTo(10_000);
        }
    }

    @Test
    void whereThereIsAMeterRegistryRoundsAreCounted() {
        try (ConfigurableApplicationContext context = run(
                new Class<?>[] {Plain.class, Meter.class},
                "--spring.application.name=console",
                "--cocoon.registry.url=https://registry.example",
                "--cocoon.admission.enabled=true")) {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("cocoon.round.conflicts")
                            .tag("controller", "console")
                            .counter()
                            .count())
                    .isZero();
            assertThat(meters.get("cocoon.admission.refusals").counters()).isNotEmpty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Meter {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void everyBeanGivesWayToOneOfTheApplication() {
        try (ConfigurableApplicationContext context = run(
                Replaced.class,
                "--cocoon.registry.url=https://registry.example",
                "--cocoon.admission.enabled=true",
                "--cocoon.session.enabled=true")) {
            for (Map.Entry<Class<?>, String> bean : Map.<Class<?>, String>ofEntries(
                            Map.entry(KubernetesClient.class, "ownClient"),
                            Map.entry(SnapshotRegistry.class, "ownRegistry"),
                            Map.entry(RoundExecutor.class, "ownExecutor"),
                            Map.entry(EventRecorder.class, "ownRecorder"),
                            Map.entry(RoundEvents.class, "ownEvents"),
                            Map.entry(MicrometerRoundMetrics.class, "ownMetrics"),
                            Map.entry(ReviewHandler.class, "ownHandler"),
                            Map.entry(ReviewLoop.class, "ownLoop"),
                            Map.entry(KeyRing.class, "ownKeys"),
                            Map.entry(SessionCookie.class, "ownCookie"))
                    .entrySet()) {
                assertThat(context.getBeanNamesForType(bean.getKey())).containsExactly(bean.getValue());
            }
            assertThat(context.getBeansOfType(ClusterLookups.class)).isEmpty();
        }
    }

    @Test
    void theCredentialsOfTheApplicationAreReadAnewForEachOperation() throws IOException {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> seen = new CopyOnWriteArrayList<>();
        registry.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                seen.add(new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=r");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        registry.start();
        try (ConfigurableApplicationContext context = run(
                new Class<?>[] {Plain.class, Credentials.class},
                "--cocoon.registry.plain-http=true",
                "--cocoon.registry.url=http://127.0.0.1:"
                        + registry.getAddress().getPort())) {
            SnapshotRegistry client = context.getBean(SnapshotRegistry.class);
            client.probe("vk-a-b-0", "hibernate");
            context.getBean(Credentials.class).password.set("second");
            client.probe("vk-a-b-0", "hibernate");
            assertThat(seen).startsWith("robot:first").endsWith("robot:second");
        } finally {
            registry.stop(0);
        }
    }

    @Configuration
    static class Credentials {

        final AtomicReference<String> password = new AtomicReference<>("first");

        @Bean
        @Scope("prototype")
        RegistryCredentials credentials() {
            return RegistryCredentials.basic("robot", password.get());
        }
    }

    @Test
    void sessionsWithoutAKeyAreAnErrorThatNamesTheProperty() {
        for (String keys : List.of("", "--cocoon.session.keys=", "--cocoon.session.keys=k1,")) {
            assertThatThrownBy(() -> run(Plain.class, "--cocoon.session.enabled=true", keys))
                    .rootCause()
                    .hasMessageStartingWith("cocoon.session.keys has no key or an empty one")
                    .hasMessageNotContaining("k1");
        }
    }

    /** A container takes /api/** for the name of one path: the filter would let all that it stands for pass. */
    @Test
    void aPatternThatAServletContainerDoesNotKnowIsAnErrorThatNamesIt() {
        for (String wrong : List.of("/api/**", "api/*", "/api/*/x", "/{id}/**", "*")) {
            assertThatThrownBy(() -> run(
                            Plain.class,
                            "--cocoon.session.enabled=true",
                            "--cocoon.session.keys=k1",
                            "--cocoon.session.url-patterns=/ui/*," + wrong))
                    .rootCause()
                    .hasMessageStartingWith("cocoon.session.url-patterns has " + wrong + ", expected ");
        }
        assertThatThrownBy(
                        () -> run(Plain.class, "--cocoon.admission.enabled=true", "--cocoon.admission.path=validate"))
                .rootCause()
                .hasMessageStartingWith("cocoon.admission.path has validate, expected ");
    }

    @Test
    void aLimitThatWouldBeNoneIsAnErrorThatNamesIt() {
        for (String wrong : List.of("limit=0B", "limit=2GB", "memory=9MB", "timeout=0s", "lookup-timeout=-1s")) {
            String name = "cocoon.admission." + wrong.substring(0, wrong.indexOf('='));
            assertThatThrownBy(() -> run(Plain.class, "--cocoon.admission.enabled=true", "--cocoon.admission." + wrong))
                    .rootCause()
                    .hasMessageStartingWith(name + " is ")
                    .hasMessageContaining(", expected ");
        }
    }

    @Test
    void halfCredentialsAreAnErrorThatNamesTheProperties() {
        String url = "--cocoon.registry.url=https://registry.example";
        for (List<String> half : List.of(
                List.of("--cocoon.registry.username=robot"),
                List.of("--cocoon.registry.password=s3cret"),
                List.of("--cocoon.registry.username=robot", "--cocoon.registry.identity-token=s3cret"))) {
            assertThatThrownBy(() -> run(
                            Plain.class,
                            url,
                            half.get(0),
                            half.size() > 1 ? half.get(1) : "--cocoon.registry.timeout=30s"))
                    .rootCause()
                    .hasMessageContaining("username, password and identity-token")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void noTextOfThePropertiesHoldsASecret() {
        try (ConfigurableApplicationContext context = run(
                Plain.class,
                "--cocoon.registry.url=https://registry.example",
                "--cocoon.registry.identity-token=s3cret",
                "--cocoon.session.enabled=true",
                "--cocoon.session.keys=s3cret")) {
            assertThat(context.getBean(RegistryProperties.class).toString()).doesNotContain("s3cret");
            assertThat(context.getBean(SessionProperties.class).toString()).doesNotContain("s3cret");
        }
    }

    private static ConfigurableApplicationContext run(Class<?> configuration, String... properties) {
        return run(new Class<?>[] {configuration}, properties);
    }

    private static ConfigurableApplicationContext run(Class<?>[] configurations, String... properties) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(configurations)
                .web(WebApplicationType.SERVLET)
                .properties("server.address=127.0.0.1", "server.port=0", "spring.main.banner-mode=off");
        return application.run(properties);
    }
}
