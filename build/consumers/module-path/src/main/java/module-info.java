/** A user of core on the module path: what is not exported does not compile, and what is not required is not there. */
module io.cocoonstack.consumer.modulepath {
    requires io.cocoonstack.common.core;
}
