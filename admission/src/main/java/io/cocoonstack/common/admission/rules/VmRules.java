package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.VmOptions;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.Reference;
import io.cocoonstack.common.meta.VmMode;
import org.jspecify.annotations.Nullable;

/** The rules that hold for the VM of an agent and of a toolbox alike. */
final class VmRules {

    private VmRules() {}

    /** The rules on system, backend and image. A static toolbox need not keep them, because no kubelet runs it. */
    static void checkGuest(VmOptions vm, @Nullable String image, VmMode mode, String path, ViolationList violations) {
        violations.requireKnown(vm.getOs(), path + ".os", "linux, windows, android or macos");
        violations.requireKnown(vm.getBackend(), path + ".backend", "cloud-hypervisor or firecracker");
        if (Backend.FIRECRACKER.equals(vm.getBackend())) {
            checkFirecracker(vm, image, mode, path, violations);
        }
        if (image != null
                && mode.equals(VmMode.CLONE)
                && !Reference.parse(image).isRelative()) {
            violations.add(
                    path + ".image",
                    "clone-image-relative",
                    "is " + ShortText.quoted(image)
                            + ", expected repo[:tag] without a registry's port or a digest, as the mode is" + " clone");
        }
    }

    private static void checkFirecracker(
            VmOptions vm, @Nullable String image, VmMode mode, String path, ViolationList violations) {
        if (OsType.WINDOWS.equals(vm.getOs())) {
            violations.add(
                    path + ".os", "firecracker-no-windows", "is windows, which the backend firecracker cannot run");
        }
        if (image != null && (image.startsWith("http://") || image.startsWith("https://"))) {
            violations.add(
                    path + ".image",
                    "firecracker-no-url",
                    "is " + ShortText.quoted(image)
                            + ", expected an OCI reference and no URL, as the backend is firecracker");
        }
        if (!mode.equals(VmMode.RUN)) {
            violations.add(
                    path + ".mode",
                    "firecracker-run-only",
                    "is " + ShortText.quoted(mode.value()) + ", expected run, as the backend is firecracker");
        }
    }

    static void checkConnType(VmOptions vm, String path, ViolationList violations) {
        violations.requireKnown(vm.getConnType(), path + ".connType", "ssh, rdp, vnc or adb");
    }
}
