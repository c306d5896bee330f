package io.cocoonstack.consumer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a web application for what its consumers ask: a CocoonSet as a body, a review, a session. Needs no library. */
public final class WebChecks {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;

    private WebChecks(String url) {
        this.url = url;
    }

    /** Asks the application at the URL that is the argument, and ends with exit code 1 where an answer is wrong. */
    public static void main(String[] arguments) throws Exception {
        WebChecks checks = new WebChecks(arguments[0]);
        checks.await();
        checks.body();
        checks.review();
        checks.session();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void await() throws Exception {
        for (int i = 0; ; i++) {
            try {
                send("GET", "/me", "");
                return;
            } catch (java.net.ConnectException e) {
                if (i == 600) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static void contains(String name, HttpResponse<String> response, int status, String... parts) {
        for (String part : parts) {
            if (response.statusCode() != status || !response.body().contains(part)) {
                System.out.println("FAILED: " + name + ": " + response.statusCode() + " " + response.body()
                        + ", expected " + status + " with " + part);
                System.exit(1);
            }
        }
        System.out.println("ok: " + name);
    }

    private void body() throws Exception {
        String set = "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\",\"metadata\":{\"name\":"
                + "\"demo\"},\"spec\":{\"agent\":{\"image\":\"a:1\",\"mode\":\"teleport\",\"storage\":\"10Gi\"},"
                + "\"snapshotPolicy\":\"on-tuesdays\",\"later\":{\"list\":[1,\"two\",true]}}}";
        contains(
                "CocoonSet as request and response body",
                send("POST", "/sets", set),
                200,
                "\"snapshotPolicy\":\"on-tuesdays\"",
                "\"mode\":\"teleport\"",
                "\"storage\":\"10Gi\"",
                "\"later\":{\"list\":[1,\"two\",true]}",
                "\"suspend\":true");
    }

    private void review() throws Exception {
        String review = "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":"
                + "\"u-1\",\"operation\":\"CREATE\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"ConfigMap\"},"
                + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"configmaps\"},\"userInfo\":{},"
                + "\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"denied\"}}}}";
        contains("review behind a controller", send("POST", "/validate", review), 200, "\"u-1\"", "\"allowed\":false");
    }

    private void session() throws Exception {
        contains("no session", send("GET", "/me", ""), 401, "");
        String cookie = send("POST", "/login", "")
                .headers()
                .firstValue("Set-Cookie")
                .orElse("none")
                .split(";", 2)[0];
        contains("session cookie in a filter", send("GET", "/me", "", "Cookie", cookie), 200, "alice");
    }
}
