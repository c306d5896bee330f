package io.cocoonstack.common.admission.rules;

import static io.cocoonstack.common.admission.rules.Denials.quoted;

import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.VmMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for the toolboxes of a set. */
final class ToolboxRules {

    private static final int LONGEST_LABEL = 63;

    private ToolboxRules() {}

    static void check(List<ToolboxSpec> toolboxes, Backend backendOfAgent, Findings findings) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < toolboxes.size(); i++) {
            String path = "spec.toolboxes[" + i + "]";
            ToolboxSpec toolbox = toolboxes.get(i);
            @Nullable String name = toolbox.getName();
            if (name == null) {
                // Which toolbox the rest would be about, nobody could tell.
                findings.add(path + ".name", "toolbox-name-required", "is missing, expected a name");
                continue;
            }
            checkName(name, path + ".name", findings);
            if (!names.add(name)) {
                findings.add(
                        path + ".name",
                        "toolbox-name-unique",
                        "is " + quoted(name) + ", which another toolbox of the set has already");
            }
            check(toolbox, backendOfAgent, path, findings);
        }
    }

    private static void checkName(String name, String path, Findings findings) {
        if (!isLabel(name)) {
            findings.add(
                    path,
                    "toolbox-name-label",
                    "is " + quoted(name)
                            + ", expected at most 63 lower-case letters, digits and dashes, with a letter or"
                            + " digit at both ends");
        } else if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            findings.add(
                    path,
                    "toolbox-name-not-numeric",
                    "is " + quoted(name) + ", expected a name that is not a number, as agents are numbered");
        }
    }

    private static boolean isLabel(String name) {
        boolean valid = name.length() <= LONGEST_LABEL && !name.startsWith("-") && !name.endsWith("-");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            valid &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return valid;
    }

    private static void check(ToolboxSpec toolbox, Backend backendOfAgent, String path, Findings findings) {
        VmMode mode = VmMode.orToolboxDefault(toolbox.getMode());
        CocoonSetRules.known(mode, path + ".mode", "run, clone or static", findings);
        VmRules.checkConnType(toolbox, path, findings);
        if (mode.equals(VmMode.STATIC)) {
            required(toolbox.getStaticIp(), path + ".staticIP", findings);
            required(toolbox.getStaticVmId(), path + ".staticVMID", findings);
            return;
        }
        @Nullable String image = toolbox.getImage();
        if (image == null) {
            findings.add(path + ".image", "image-required", "is missing, expected an image, as the mode is not static");
        }
        VmRules.checkGuest(toolbox, image, mode, path, findings);
        Backend backend = Backend.orDefault(toolbox.getBackend());
        if (!backend.equals(backendOfAgent)) {
            findings.add(
                    path + ".backend",
                    "toolbox-backend-of-agent",
                    "is " + quoted(backend.value()) + ", expected " + quoted(backendOfAgent.value())
                            + " as the agent has");
        }
    }

    private static void required(@Nullable String value, String path, Findings findings) {
        if (value == null) {
            findings.add(path, "static-fields-required", "is missing, expected a value, as the mode is static");
        }
    }
}
