package io.cocoonstack.common.registry;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * nginx in front of a registry, set up by the recipe in the registry's own documentation, which puts the registry's
 * version header on every answer. It differs in the answer for a registry that is away.
 */
final class Nginx implements AutoCloseable {

    private static final List<String> USUAL = List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx");

    /** The answer that a client gets while the registry is away. */
    enum Face {
        /** 502, as nginx has it. */
        BAD_GATEWAY(""),
        /** 404, as a load balancer's default backend has it. */
        DEFAULT_BACKEND("error_page 502 504 =404 /away;"),
        /** A web page with status 200, as a captive portal has it. */
        PAGE("error_page 502 504 =200 /away;");

        private final String onFailure;

        Face(String onFailure) {
            this.onFailure = onFailure;
        }
    }

    private final Map<Face, Integer> ports = new EnumMap<>(Face.class);
    private final ServerProcess process;

    /** Starts one in an empty folder; the test is skipped where there is no nginx. */
    Nginx(Path folder, URI registry) throws IOException, InterruptedException {
        String binary = binary();
        StringBuilder servers = new StringBuilder();
        for (Face face : Face.values()) {
            ports.put(face, ServerProcess.freePort());
            servers.append(server(face, registry));
        }
        Path config = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, servers.toString()));
        List<String> command = List.of(
                binary,
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                config.toString());
        process = new ServerProcess(command, folder.resolve("log"), uri(Face.BAD_GATEWAY));
    }

    private static String binary() {
        String named = System.getenv("COCOON_TEST_NGINX_BIN");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        return USUAL.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseGet(() -> abort("needs nginx: install it, or set COCOON_TEST_NGINX_BIN"));
    }

    URI uri(Face face) {
        return URI.create("http://127.0.0.1:" + ports.get(face));
    }

    private String server(Face face, URI registry) {
        String header = "add_header Docker-Distribution-Api-Version $registry_version always;\n";
        return "server {\n  listen 127.0.0.1:" + ports.get(face) + ";\n  client_max_body_size 0;\n"
                + "  location /v2/ {\n    " + header + "    " + face.onFailure + "\n"
                + "    proxy_pass " + registry + ";\n"
                + "    proxy_set_header Host $http_host;\n"
                + "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
                + "    proxy_set_header X-Forwarded-Proto $scheme;\n  }\n"
                + "  location = /away {\n    internal;\n    default_type text/html;\n    " + header
                + "    return " + (face == Face.PAGE ? 200 : 404) + " '<html>default backend</html>';\n  }\n}\n";
    }

    private static String configuration(Path folder, String servers) {
        StringBuilder text = new StringBuilder("daemon off;\nmaster_process off;\npid " + folder + "/pid;\n"
                + "events { worker_connections 64; }\nhttp {\naccess_log off;\n");
        for (String user : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            text.append(user)
                    .append("_temp_path ")
                    .append(folder)
                    .append("/")
                    .append(user)
                    .append(";\n");
        }
        return text.append("map $upstream_http_docker_distribution_api_version $registry_version ")
                .append("{ default ''; '' 'registry/2.0'; }\n")
                .append(servers)
                .append("}\n")
                .toString();
    }

    @Override
    public void close() {
        process.close();
    }
}
