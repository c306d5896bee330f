package io.cocoonstack.common.server;

import java.lang.module.ModuleDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The release of Jetty that is met at run time, which another bill of materials may have chosen. The limits for clients
 * rest on how Jetty behaves, so a server starts only on the lines that its tests of abuse are run on.
 */
final class JettyRelease {

    private static final Pattern TESTED = Pattern.compile("12\\.[01]\\.\\d+([.-].*)?");
    private static final Logger LOG = LoggerFactory.getLogger(JettyRelease.class);

    private JettyRelease() {}

    /** Throws a {@link ServerException} where the parts of Jetty are not of one release, or not of a tested line. */
    static void requireTested() {
        Map<String, @Nullable String> releases = new LinkedHashMap<>();
        releases.put("jetty-server", of(Server.class));
        releases.put("jetty-http", of(HttpFields.class));
        releases.put("jetty-io", of(EndPoint.class));
        releases.put("jetty-util", of(Callback.class));
        requireTested(releases);
    }

    static void requireTested(Map<String, @Nullable String> releases) {
        TreeSet<String> met = new TreeSet<>();
        releases.values().stream().filter(release -> release != null).forEach(met::add);
        if (met.size() > 1
                || met.stream().anyMatch(release -> !TESTED.matcher(release).matches())) {
            throw new ServerException(
                    "Jetty is " + releases + ", expected all of one release of 12.0 or 12.1: set the Maven property"
                            + " jetty.version, which Spring Boot reads as well, or import one release's jetty-bom",
                    null);
        }
        if (releases.containsValue(null)) {
            LOG.warn("cannot tell the release of Jetty, expected 12.0 or 12.1: {}", releases);
        }
    }

    private static @Nullable String of(Class<?> part) {
        String release = part.getPackage().getImplementationVersion();
        ModuleDescriptor module = part.getModule().getDescriptor();
        return release != null || module == null ? release : module.rawVersion().orElse(null);
    }
}
