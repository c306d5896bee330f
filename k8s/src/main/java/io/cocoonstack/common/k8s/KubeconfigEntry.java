package io.cocoonstack.common.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig, an entry of it, or an object in that. A member of another type than in kubeconfig v1 is refused by all
 * that read it.
 *
 * @param file the file, absolute
 * @param where the words for it in messages
 * @param prefix the path of the object in the entry; empty for the entry itself
 * @param members its members
 */
record KubeconfigEntry(Path file, String where, String prefix, Map<String, @Nullable Object> members) {

    /** A refusal that names member, entry and file. The rest must hold no secret. */
    IllegalArgumentException refusal(String member, String rest) {
        return refusal(member, rest, null);
    }

    IllegalArgumentException refusal(String member, String rest, @Nullable Throwable cause) {
        return new IllegalArgumentException(prefix + member + " of " + where + " " + rest, cause);
    }

    /** A member of a later kubeconfig might limit rights, so that it is not passed over. */
    void refuseUnlessIn(Set<String> known) {
        for (String member : members.keySet()) {
            if (!known.contains(member)) {
                throw refusal(member, "is not known, expected a member of kubeconfig v1");
            }
        }
    }

    /** {@return a text; null where it is absent or empty} */
    @Nullable
    String text(String member) {
        Object value = members.get(member);
        if (value == null || value instanceof String) {
            return value == null || value.equals("") ? null : (String) value;
        }
        throw refusal(member, "is no text, expected one: a text of digits needs quotes");
    }

    boolean flag(String member) {
        Object value = members.get(member);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw refusal(member, "is neither true nor false, expected one of the two");
    }

    List<String> texts(String member) {
        return list(member, String.class);
    }

    List<KubeconfigEntry> objects(String member) {
        return list(member, Map.class).stream().map(each -> under(member, each)).toList();
    }

    /** {@return an object; null where it is absent} */
    @Nullable
    KubeconfigEntry object(String member) {
        Object value = members.get(member);
        if (value == null || value instanceof Map) {
            return value == null ? null : under(member, value);
        }
        throw refusal(member, "is no object, expected one");
    }

    @SuppressWarnings("unchecked")
    private KubeconfigEntry under(String member, Object value) {
        return new KubeconfigEntry(file, where, prefix + member + ".", (Map<String, @Nullable Object>) value);
    }

    private <T> List<T> list(String member, Class<T> type) {
        Object value = Objects.requireNonNullElse(members.get(member), List.of());
        if (value instanceof List<?> list && list.stream().allMatch(type::isInstance)) {
            return list.stream().map(type::cast).toList();
        }
        throw refusal(member, "is no list of " + (type == Map.class ? "objects" : "texts") + ", expected one");
    }

    /** A path is relative to the file that it stands in. */
    Path resolve(String path) {
        return file.resolveSibling(path);
    }

    /** {@return the text of a file or, from the member with {@code -data}, of base64; null where neither is set} */
    @Nullable
    String content(String member) {
        String path = text(member);
        String data = text(member + "-data");
        if (data == null) {
            return path == null ? null : read(member, path);
        }
        if (path != null) {
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
