/**
 * The cocoon contract over plain values: what is on the wire, and what to decide from it.
 *
 * <p>No dependency at run time, no Kubernetes type and no JSON library, so that it fits any Kubernetes client.
 */
module io.cocoonstack.common.core {
    requires static org.jspecify;

    exports io.cocoonstack.common.env;
    exports io.cocoonstack.common.meta;
    exports io.cocoonstack.common.round;
}
