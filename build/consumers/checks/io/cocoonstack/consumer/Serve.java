package io.cocoonstack.consumer;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;

/** Serves the embedded API server to a program of another client: prints its URL, and ends with its standard input. */
public final class Serve {

    private Serve() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedApiServer server =
                EmbeddedApiServer.start(Crds.all().toArray(CustomResourceDefinition[]::new))) {
            System.out.println(server.config().getMasterUrl());
            while (System.in.read() >= 0) {
                // Until it is closed.
            }
        }
    }
}
