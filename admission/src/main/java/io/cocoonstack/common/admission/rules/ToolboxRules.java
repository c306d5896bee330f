package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.admission.internal.ShortText;
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

    static void check(List<ToolboxSpec> toolboxes, Backend backendOfAgent, ViolationList violations) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < toolboxes.size(); i++) {
            String path = "spec.toolboxes[" + i + "]";
            ToolboxSpec toolbox = toolboxes.get(i);
            @Nullable String name = toolbox.getName();
            if (name == null) {
                // Without a name, a message about another field could not say which toolbox it means.
                violations.add(path + ".name", "toolbox-name-required", "is missing, expected a name");
                continue;
            }
            checkName(name, path + ".name", violations);
            if (!names.add(name)) {
                violations.add(
                        path + ".name",
                        "toolbox-name-unique",
                        "is " + ShortText.quoted(name) + ", which another toolbox of the set has already");
            }
            check(toolbox, backendOfAgent, path, violations);
        }
    }

    private static void checkName(String name, String path, ViolationList violations) {
        if (!isLabel(name)) {
            violations.add(
                    path,
                    "toolbox-name-label",
                    "is " + ShortText.quoted(name)
                            + ", expected at most 63 lower-case letters, digits and dashes, with a letter or"
                            + " digit at both ends");
        } else if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            violations.add(
                    path,
                    "toolbox-name-not-numeric",
                    "is " + ShortText.quoted(name) + ", expected a name that is not a number, as agents are numbered");
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

    private static void check(ToolboxSpec toolbox, Backend backendOfAgent, String path, ViolationList violations) {
        VmMode mode = VmMode.orToolboxDefault(toolbox.getMode());
        violations.requireKnown(mode, path + ".mode", "run, clone or static");
        VmRules.checkConnType(toolbox, path, violations);
        if (mode.equals(VmMode.STATIC)) {
            required(toolbox.getStaticIp(), path + ".staticIP", violations);
            required(toolbox.getStaticVmId(), path + ".staticVMID", violations);
            return;
        }
        @Nullable String image = toolbox.getImage();
        if (image == null) {
            violations.add(
                    path + ".image", "image-required", "is missing, expected an image, as the mode is not static");
        }
        VmRules.checkGuest(toolbox, image, mode, path, violations);
        Backend backend = Backend.orDefault(toolbox.getBackend());
        if (!backend.equals(backendOfAgent)) {
            violations.add(
                    path + ".backend",
                    "toolbox-backend-of-agent",
                    "is " + ShortText.quoted(backend.value()) + ", expected " + ShortText.quoted(backendOfAgent.value())
                            + " as the agent has");
        }
    }

    private static void required(@Nullable String value, String path, ViolationList violations) {
        if (value == null) {
            violations.add(path, "static-fields-required", "is missing, expected a value, as the mode is static");
        }
    }
}
