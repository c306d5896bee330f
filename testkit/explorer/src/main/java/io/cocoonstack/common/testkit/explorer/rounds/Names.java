package io.cocoonstack.common.testkit.explorer.rounds;

/** The names of the one set that is modelled, and of its pod and VM. */
final class Names {

    static final String NAMESPACE = "ns";
    static final String SET = "demo";
    static final String POD = "demo-0";
    static final String VM = "vk-ns-demo-0";

    private Names() {}
}
