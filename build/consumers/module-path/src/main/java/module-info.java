/**
 * A user on the module path, of every artifact that is a named module: what is not exported does not compile, and what
 * is not required is not there.
 */
module io.cocoonstack.consumer.modulepath {
    requires io.cocoonstack.common.auth;
    requires io.cocoonstack.common.core;
    requires io.cocoonstack.common.registry;
    requires io.cocoonstack.common.server;
}
