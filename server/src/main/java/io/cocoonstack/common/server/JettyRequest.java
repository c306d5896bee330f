package io.cocoonstack.common.server;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Jetty's request as a {@link ServerRequest}. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record JettyRequest(
        String method, String path, @Nullable String query, HttpFields fields, byte[] body, SocketAddress remoteAddress)
        implements ServerRequest {

    JettyRequest(Request request, byte[] body) {
        this(
                request.getMethod(),
                pathOf(request),
                request.getHttpURI().getQuery(),
                request.getHeaders(),
                body,
                request.getConnectionMetaData().getRemoteSocketAddress());
    }

    static String pathOf(Request request) {
        String path = request.getHttpURI().getDecodedPath();
        return path == null ? "" : path;
    }

    @Override
    public @Nullable String header(String name) {
        return fields.get(name);
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : fields) {
            all.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        all.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(all);
    }

    /** Neither headers nor body, which may hold a session. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
