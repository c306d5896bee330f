/**
 * A user of all modules on the module path. fabric8's parts are automatic modules, which cannot require
 * the named module that its YAML needs: the user has to.
 */
module io.cocoonstack.consumer {
    requires io.cocoonstack.api;
    requires io.cocoonstack.common.admission;
    requires io.cocoonstack.common.auth;
    requires io.cocoonstack.common.core;
    requires io.cocoonstack.common.k8s;
    requires io.cocoonstack.common.registry;
    requires io.cocoonstack.common.server;
    requires io.cocoonstack.common.testkit.apiserver;
    requires io.cocoonstack.common.testkit.world;
    requires java.net.http;
    requires jdk.httpserver;
    requires kubernetes.client.api;
    requires kubernetes.model.apiextensions;
    requires kubernetes.model.core;
    requires org.snakeyaml.engine;
}
