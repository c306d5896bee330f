package io.cocoonstack.common.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named entry of a kubeconfig, and the file that it stands in.
 *
 * @param file the file, absolute
 * @param kind {@code cluster}, {@code user} or {@code context}
 * @param name the entry's name
 * @param value the entry
 */
record KubeconfigEntry<T>(Path file, String kind, String name, T value) {

    /** A refusal that names member, entry and file. The rest must hold no secret. */
    IllegalArgumentException refusal(String member, String rest) {
        return refusal(member, rest, null);
    }

    IllegalArgumentException refusal(String member, String rest, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                member + " of " + kind + " \"" + name + "\" in kubeconfig " + file + " " + rest, cause);
    }

    /** A member of a later kubeconfig might limit rights, so that it is not passed over. */
    void refuseUnknown(String prefix, Map<String, ?> unknown) {
        for (String member : unknown.keySet()) {
            throw refusal(prefix + member, "is not known, expected a member of kubeconfig v1");
        }
    }

    /** A path is relative to the file that it stands in. */
    Path resolve(String path) {
        return file.resolveSibling(path);
    }

    /**
     * {@return the text of a member that comes as a path or, in a second member, as base64; null where neither is set}
     */
    @Nullable
    String content(String member, @Nullable String path, @Nullable String data) {
        if (data == null || data.isEmpty()) {
            return path == null || path.isEmpty() ? null : read(member, path);
        }
        if (path != null && !path.isEmpty()) {
            throw refusal(member, "stands beside " + member + "-data, expected one of the two");
        }
        try {
            return new String(Base64.getDecoder().decode(data.replaceAll("\\s", "")), UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal(member + "-data", "is not base64, expected PEM in base64");
        }
    }

    String read(String member, String path) {
        try {
            return Files.readString(resolve(path));
        } catch (IOException e) {
            throw refusal(member, "is " + path + ", expected a file that can be read", e);
        }
    }
}
