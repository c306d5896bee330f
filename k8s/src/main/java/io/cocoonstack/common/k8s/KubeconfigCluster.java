package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a kubeconfig's cluster in the client's configuration. {@code extensions} are for other programs, and
 * {@code disable-compression} is always so with this client, which asks for no compression.
 */
final class KubeconfigCluster {

    private static final Map<String, Integer> PROXY_PORTS = Map.of("http", 80, "socks5", 1080);

    /** Also api-version, which was written by early versions of Kubernetes, and is read by none since 1.9. */
    private static final Set<String> MEMBERS = Set.of("""
        server tls-server-name insecure-skip-tls-verify certificate-authority certificate-authority-data proxy-url
        disable-compression extensions api-version\
        """.split("\\s+"));

    private KubeconfigCluster() {}

    static void apply(KubeconfigEntry entry, Config config) {
        entry.refuseUnlessIn(MEMBERS);
        URI server = server(entry);
        config.setMasterUrl(server.toString());
        String name = entry.text("tls-server-name");
        if (name != null && !name.equalsIgnoreCase(server.getHost())) {
            throw entry.refusal(
                    "tls-server-name",
                    "is " + name + ", expected the host of the server, " + server.getHost()
                            + ": the HTTP clients of the JDK and of Vert.x know no other");
        }
        authority(entry, config);
        String proxyUrl = entry.text("proxy-url");
        if (proxyUrl != null) {
            String proxy = proxy(entry, proxyUrl);
            if ("https".equalsIgnoreCase(server.getScheme())) {
                config.setHttpsProxy(proxy);
            } else {
                config.setHttpProxy(proxy);
            }
        }
    }

    /**
     * A server without a scheme is refused: the client would try https, and send the credentials over http if that
     * fails.
     */
    private static URI server(KubeconfigEntry entry) {
        String server = entry.text("server");
        if (server == null) {
            throw entry.refusal("server", "is not set, expected the URL of an API server");
        }
        URI uri = uri(server);
        if (uri == null
                || uri.getHost() == null
                || !(isScheme(uri, "https") || isScheme(uri, "http"))
                || uri.getUserInfo() != null) {
            throw entry.refusal("server", "is no URL of an API server, expected https://host:port");
        }
        return uri;
    }

    private static void authority(KubeconfigEntry entry, Config config) {
        boolean insecure = entry.flag("insecure-skip-tls-verify");
        String pem = entry.content("certificate-authority");
        String path = entry.text("certificate-authority");
        String member = path == null ? "certificate-authority-data" : "certificate-authority";
        if (pem != null && insecure) {
            throw entry.refusal(member, "stands beside insecure-skip-tls-verify, expected one of the two");
        }
        config.setTrustCerts(insecure);
        config.setDisableHostnameVerification(insecure);
        if (pem == null) {
            return;
        }
        requireCertificates(entry, member, pem);
        if (path == null) {
            config.setCaCertData(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
        } else {
            config.setCaCertFile(entry.resolve(path).toString());
        }
    }

    /** The client passes over a text without a certificate, and trusts the JDK's authorities in its place. */
    static void requireCertificates(KubeconfigEntry entry, String member, String pem) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty()) {
                return;
            }
        } catch (CertificateException e) {
            throw entry.refusal(member, "holds a broken certificate, expected certificates in PEM", e);
        }
        throw entry.refusal(member, "holds no certificate, expected certificates in PEM");
    }

    /** The client speaks no TLS to a proxy, and knows no default ports. A proxy's URL may hold a password. */
    private static String proxy(KubeconfigEntry entry, String url) {
        URI proxy = uri(url);
        Integer port = proxy == null || proxy.getScheme() == null
                ? null
                : PROXY_PORTS.get(proxy.getScheme().toLowerCase(Locale.ROOT));
        if (proxy == null || proxy.getHost() == null || port == null) {
            String scheme = proxy == null || proxy.getScheme() == null ? "no scheme" : "scheme " + proxy.getScheme();
            throw entry.refusal(
                    "proxy-url", "has " + scheme + ", expected http://host:port or socks5://host:port, without TLS");
        }
        String user = proxy.getRawUserInfo() == null ? "" : proxy.getRawUserInfo() + "@";
        return proxy.getScheme().toLowerCase(Locale.ROOT) + "://" + user + proxy.getHost() + ":"
                + (proxy.getPort() < 0 ? port : proxy.getPort());
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
