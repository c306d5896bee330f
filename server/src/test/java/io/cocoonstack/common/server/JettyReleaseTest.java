package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyReleaseTest {

    @Test
    void theReleaseThatTheTestsRunOnIsTaken() {
        assertThatCode(JettyRelease::requireTested).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.0.29", "12.1.10", "12.1.14", "12.1.0.beta1", "12.0.30-SNAPSHOT"})
    void theTestedLinesAreTaken(String release) {
        assertThatCode(() -> JettyRelease.requireTested(releases(release, release)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.26", "12.2.0", "12.10.1", "13.0.0", "12.1"})
    void anotherLineIsRefusedByItsNameAndTheProperty(String release) {
        assertThatThrownBy(() -> JettyRelease.requireTested(releases(release, release)))
                .isInstanceOf(ServerException.class)
                .hasMessage("Jetty is {jetty-io=" + release + ", jetty-server=" + release + "}, expected all of one"
                        + " release of 12.0 or 12.1: set the Maven property jetty.version, which Spring Boot reads as"
                        + " well, or import one release's jetty-bom");
    }

    @Test
    void partsOfSeveralReleasesAreRefused() {
        assertThatThrownBy(() -> JettyRelease.requireTested(releases("12.0.29", "12.1.14")))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("jetty-io=12.0.29, jetty-server=12.1.14");
    }

    @Test
    void aReleaseThatNobodyCanTellIsTaken() {
        assertThatCode(() -> JettyRelease.requireTested(releases(null, "12.1.14")))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> releases(String io, String server) {
        Map<String, String> releases = new TreeMap<>();
        releases.put("jetty-io", io);
        releases.put("jetty-server", server);
        return releases;
    }
}
