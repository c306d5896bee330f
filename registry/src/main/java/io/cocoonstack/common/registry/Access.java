package io.cocoonstack.common.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The right to a repository that a request needs. Registries call it by different names: to delete takes
 * {@code delete} at distribution since 2.7 and at Harbor, {@code push} at Quay and zot, {@code *} at distribution
 * before 2.7.
 */
enum Access {
    PULL("pull"),
    PUSH("pull,push"),
    DELETE("pull,delete");

    private static final Pattern ACTION = Pattern.compile("[a-z_]{1,32}|\\*");

    private final String usual;

    Access(String usual) {
        this.usual = usual;
    }

    /**
     * The actions to ask the token server for: those that the challenge's scope, resources separated by blanks, names
     * for this repository, and of no other resource; {@code pull} alone where that is among them and enough; the usual
     * ones where there are none.
     */
    String actions(@Nullable String scope, String repository) {
        String resource = "repository:" + repository + ":";
        Set<String> actions = new LinkedHashSet<>();
        for (String part : scope == null ? new String[0] : scope.split(" ", -1)) {
            if (part.startsWith(resource)) {
                actions.addAll(List.of(part.substring(resource.length()).split(",", -1)));
            }
        }
        actions.removeIf(action -> !ACTION.matcher(action).matches());
        return actions.isEmpty() || (this == PULL && actions.contains(usual)) ? usual : String.join(",", actions);
    }
}
