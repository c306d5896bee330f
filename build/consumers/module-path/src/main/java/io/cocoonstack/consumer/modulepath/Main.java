package io.cocoonstack.consumer.modulepath;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionKey;
import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ServerResponse;
import io.cocoonstack.common.server.TlsMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Calls each artifact from a named module, and prints which module it found it in. */
public final class Main {

    private Main() {}

    /**
     * Prints what each artifact does, and its module.
     *
     * @param args namespace and pod name; without them, those of an example
     * @throws IOException if the server on loopback does not answer
     */
    public static void main(String[] args) throws IOException {
        String vmName = args.length == 2 ? VmNames.forPod(args[0], args[1]) : VmNames.mainAgent("prod", "demo");
        print(vmName + " on " + Env.system().text("NODE_NAME", "this host"), VmNames.class);

        KeyRing keys = KeyRing.of(SessionKey.ofUtf8("a secret of the example"));
        String cookie = keys.sign(new Session("alice", "alice@example.com", Session.NEVER));
        print("session " + keys.verify(cookie, 0).sessionOrNull(), KeyRing.class);

        TlsMaterial pair = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress());
        print("key " + pair.certificate().getPublicKey().getAlgorithm(), TlsMaterial.class);
        HttpServerSpec spec = HttpServerSpec.http("example", request -> ServerResponse.text(200, request.path()))
                .host("127.0.0.1")
                .build();
        try (HttpServer server = new HttpServer(spec)) {
            server.start();
            URI address = URI.create("http://127.0.0.1:" + server.port() + "/answer");
            try (InputStream answer = address.toURL().openStream()) {
                print(new String(answer.readAllBytes(), StandardCharsets.UTF_8), HttpServer.class);
            }
            print(probe(URI.create("http://127.0.0.1:" + server.port()), vmName), OciSnapshotRegistry.class);
        }
    }

    /** The server answers 200 with something that is no manifest. */
    private static String probe(URI registry, String vmName) {
        try (OciSnapshotRegistry snapshots =
                OciSnapshotRegistry.builder(registry).allowPlainHttp().build()) {
            return snapshots.probe(vmName, "hibernate") instanceof ProbeResult.Failed failed
                    ? failed.reason()
                    : "a snapshot that is none";
        }
    }

    private static void print(String text, Class<?> from) {
        System.out.println(text + " from " + from.getModule());
    }
}
