/**
 * The snapshots of VMs in an OCI registry: probes, and drops by digest.
 *
 * <p>Needs the HTTP client of the JDK and the streaming part of Jackson; of neither is a type visible to users.
 */
module io.cocoonstack.common.registry {
    requires transitive io.cocoonstack.common.core;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires static org.jspecify;

    exports io.cocoonstack.common.registry;
}
