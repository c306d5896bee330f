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
final class JettyRequest implements ServerRequest {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final HttpFields fields;
    private final byte[] body;
    private final SocketAddress remoteAddress;

    JettyRequest(Request request, byte[] body) {
        this.method = request.getMethod();
        this.path = pathOf(request);
        this.query = request.getHttpURI().getQuery();
        this.fields = request.getHeaders();
        this.body = body;
        this.remoteAddress = request.getConnectionMetaData().getRemoteSocketAddress();
    }

    static String pathOf(Request request) {
        String path = request.getHttpURI().getDecodedPath();
        return path == null ? "" : path;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
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

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }
}
