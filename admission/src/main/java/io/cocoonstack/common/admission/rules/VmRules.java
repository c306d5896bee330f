package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.api.v1.VmOptions;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.Reference;
import io.cocoonstack.common.meta.VmMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the VMs of a set: of its agent and of its toolboxes. */
final class VmRules {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private VmRules() {}

    static void checkAgent(AgentSpec agent, ViolationList violations) {
        String path = "spec.agent";
        if (agent.getReplicas() != null && agent.getReplicas() < 0) {
            violations.add(
                    path + ".replicas", "replicas-not-negative", "is " + agent.getReplicas() + ", expected 0 or more");
        }
        violations.require(agent.getImage(), path + ".image", "image-required", "an image");
        VmMode mode = VmMode.orAgentDefault(agent.getMode());
        if (!mode.isAgentMode()) {
            violations.addUnknown(mode, path + ".mode", "clone or run");
        }
        checkGuest(agent, agent.getImage(), mode, path, violations);
        checkConnType(agent, path, violations);
    }

    static void checkToolboxes(List<ToolboxSpec> toolboxes, Backend backendOfAgent, ViolationList violations) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < toolboxes.size(); i++) {
            String path = "spec.toolboxes[" + i + "]";
            String namePath = path + ".name";
            ToolboxSpec toolbox = toolboxes.get(i);
            @Nullable String name = toolbox.getName();
            if (name == null) {
                // Without a name, a message about another field could not say which toolbox it means.
                violations.require(name, namePath, "toolbox-name-required", "a name");
                continue;
            }
            checkName(name, namePath, violations);
            if (!names.add(name)) {
                violations.add(
                        namePath,
                        "toolbox-name-unique",
                        "is " + ShortText.quoted(name) + ", which another toolbox of the set has already");
            }
            checkToolbox(toolbox, backendOfAgent, path, violations);
        }
    }

    private static void checkName(String name, String path, ViolationList violations) {
        if (!LABEL.matcher(name).matches()) {
            violations.add(
                    path,
                    "toolbox-name-label",
                    name,
                    "at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends");
        } else if (NUMBER.matcher(name).matches()) {
            violations.add(
                    path, "toolbox-name-not-numeric", name, "a name that is not a number, as agents are numbered");
        }
    }

    private static void checkToolbox(ToolboxSpec toolbox, Backend ofAgent, String path, ViolationList violations) {
        VmMode mode = VmMode.orToolboxDefault(toolbox.getMode());
        violations.requireKnown(mode, path + ".mode", "run, clone or static");
        checkConnType(toolbox, path, violations);
        if (mode.equals(VmMode.STATIC)) {
            // No kubelet runs it, so that it need not keep the other rules.
            String expected = "a value, as the mode is static";
            violations.require(toolbox.getStaticIp(), path + ".staticIP", "static-fields-required", expected);
            violations.require(toolbox.getStaticVmId(), path + ".staticVMID", "static-fields-required", expected);
            return;
        }
        @Nullable String image = toolbox.getImage();
        violations.require(image, path + ".image", "image-required", "an image, as the mode is not static");
        checkGuest(toolbox, image, mode, path, violations);
        Backend backend = Backend.orDefault(toolbox.getBackend());
        if (!backend.equals(ofAgent)) {
            String expected = ShortText.quoted(ofAgent.value()) + " as the agent has";
            violations.add(path + ".backend", "toolbox-backend-of-agent", backend.value(), expected);
        }
    }

    private static void checkGuest(
            VmOptions vm, @Nullable String image, VmMode mode, String path, ViolationList violations) {
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
                    image,
                    "repo[:tag] without a registry's port or a digest, as the mode is clone");
        }
    }

    private static void checkFirecracker(
            VmOptions vm, @Nullable String image, VmMode mode, String path, ViolationList violations) {
        if (OsType.WINDOWS.equals(vm.getOs())) {
            violations.add(
                    path + ".os", "firecracker-no-windows", "is windows, which the backend firecracker cannot run");
        }
        if (image != null && (image.startsWith("http://") || image.startsWith("https://"))) {
            String expected = "an OCI reference and no URL, as the backend is firecracker";
            violations.add(path + ".image", "firecracker-no-url", image, expected);
        }
        if (!mode.equals(VmMode.RUN)) {
            violations.add(path + ".mode", "firecracker-run-only", mode.value(), "run, as the backend is firecracker");
        }
    }

    private static void checkConnType(VmOptions vm, String path, ViolationList violations) {
        violations.requireKnown(vm.getConnType(), path + ".connType", "ssh, rdp, vnc or adb");
    }
}
