package io.cocoonstack.consumer.modulepath;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.meta.VmNames;

/** Calls core from a named module, and prints which module it found it in. */
public final class Main {

    private Main() {}

    /**
     * Prints the VM name of a pod, and the module that made it.
     *
     * @param args namespace and pod name; without them, those of an example
     */
    public static void main(String[] args) {
        String vmName = args.length == 2 ? VmNames.forPod(args[0], args[1]) : VmNames.mainAgent("prod", "demo");
        System.out.println(vmName + " from " + VmNames.class.getModule() + " on "
                + Env.system().text("NODE_NAME", "this host"));
    }
}
