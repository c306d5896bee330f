package io.cocoonstack.common.admission.rules;

import static io.cocoonstack.common.admission.rules.Denials.quoted;

import io.cocoonstack.api.v1.VmOptions;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.Reference;
import io.cocoonstack.common.meta.VmMode;
import org.jspecify.annotations.Nullable;

/** What holds for the VM of an agent and of a toolbox alike. */
final class VmRules {

    private VmRules() {}

    /** The rules on system, backend and image, which a VM that somebody else runs need not keep. */
    static void checkGuest(VmOptions vm, @Nullable String image, VmMode mode, String path, Findings findings) {
        CocoonSetRules.known(vm.getOs(), path + ".os", "linux, windows, android or macos", findings);
        CocoonSetRules.known(vm.getBackend(), path + ".backend", "cloud-hypervisor or firecracker", findings);
        if (Backend.FIRECRACKER.equals(vm.getBackend())) {
            checkFirecracker(vm, image, mode, path, findings);
        }
        if (image != null
                && mode.equals(VmMode.CLONE)
                && !Reference.parse(image).isRelative()) {
            findings.add(
                    path + ".image",
                    "clone-image-relative",
                    "is " + quoted(image)
                            + ", expected repo[:tag] without a registry's port or a digest, as the mode is" + " clone");
        }
    }

    private static void checkFirecracker(
            VmOptions vm, @Nullable String image, VmMode mode, String path, Findings findings) {
        if (OsType.WINDOWS.equals(vm.getOs())) {
            findings.add(
                    path + ".os", "firecracker-no-windows", "is windows, which the backend firecracker cannot run");
        }
        if (image != null && (image.startsWith("http://") || image.startsWith("https://"))) {
            findings.add(
                    path + ".image",
                    "firecracker-no-url",
                    "is " + quoted(image) + ", expected an OCI reference and no URL, as the backend is firecracker");
        }
        if (!mode.equals(VmMode.RUN)) {
            findings.add(
                    path + ".mode",
                    "firecracker-run-only",
                    "is " + quoted(mode.value()) + ", expected run, as the backend is firecracker");
        }
    }

    static void checkConnType(VmOptions vm, String path, Findings findings) {
        CocoonSetRules.known(vm.getConnType(), path + ".connType", "ssh, rdp, vnc or adb", findings);
    }
}
