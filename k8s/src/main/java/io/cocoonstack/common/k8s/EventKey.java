package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What makes two events the same one.
 *
 * @param object kind, namespace, name and uid of the object that it is about
 * @param namespace the namespace of the event
 * @param eventName the name of the event, made from all of these, so that a second recorder finds it
 */
record EventKey(String object, String namespace, String eventName, String type, String reason, String message) {

    private static final int LONGEST_MESSAGE = 1024;
    /** An object's name has 253 characters at most, and so has that of the event, with a point and the hash. */
    private static final int LONGEST_NAME = 253 - 17;

    static EventKey of(HasMetadata object, String type, String reason, String message, String component) {
        ObjectMeta metadata = object.getMetadata();
        String name = Objects.requireNonNull(metadata.getName(), "metadata.name of the object is null");
        String namespace = Objects.requireNonNullElse(metadata.getNamespace(), "default");
        String about = object.getKind() + "/" + namespace + "/" + name + "/" + metadata.getUid();
        String text = Conditions.cut(message, LONGEST_MESSAGE);
        String hash = hash(String.join("\n", about, type, reason, text, component));
        return new EventKey(about, namespace, shortened(name) + "." + hash, type, reason, text);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME).replaceAll("[^a-z0-9]+$", "");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
