package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.server.ServerGroup;
import java.lang.reflect.InvocationTargetException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a webhook process, from its environment. {@link WebhookMain} lists the variables. Immutable.
 *
 * @param port where to listen, 0 for any free port
 * @param certificate the path of the certificate, PEM
 * @param key the path of its key, PEM
 * @param tlsProvider the implementation of TLS, null for the JVM's
 * @param podCreators the user names that may create cocoon pods
 * @param vmNames the form of VM names that the operator gives
 * @param lookupTimeout how long the API server may take to answer a look-up
 * @param stopTimeout how long requests in flight may take to finish at a stop
 */
public record WebhookSettings(
        int port,
        String certificate,
        String key,
        @Nullable Provider tlsProvider,
        Set<String> podCreators,
        VmNameForm vmNames,
        Duration lookupTimeout,
        Duration stopTimeout) {

    /**
     * Reads the settings.
     *
     * @param env the environment
     * @return the settings, with the default of each variable that is unset or empty
     * @throws IllegalArgumentException if the port is not one, or the form of VM names is not, or the provider of TLS
     *     cannot be had; the message names the variable and the value
     */
    public static WebhookSettings from(Env env) {
        return new WebhookSettings(
                port(env.text("WEBHOOK_LISTEN_PORT", "8443")),
                env.text("WEBHOOK_TLS_CERT", "/etc/cocoon-webhook/tls/tls.crt"),
                env.text("WEBHOOK_TLS_KEY", "/etc/cocoon-webhook/tls/tls.key"),
                provider(env.text("WEBHOOK_TLS_PROVIDER", "")),
                names(env.text("WEBHOOK_POD_CREATORS", "system:serviceaccount:cocoon-system:cocoon-operator")),
                vmNames(env.text("WEBHOOK_VM_NAMES", "PLAIN")),
                env.duration("WEBHOOK_LOOKUP_TIMEOUT", Duration.ofSeconds(2)),
                env.duration("WEBHOOK_STOP_TIMEOUT", ServerGroup.DEFAULT_STOP_TIMEOUT));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("WEBHOOK_LISTEN_PORT is \"" + text + "\", expected 0 to 65535");
    }

    private static @Nullable Provider provider(String type) {
        if (type.isEmpty()) {
            return null;
        }
        try {
            Provider provider = Class.forName(type)
                    .asSubclass(Provider.class)
                    .getConstructor()
                    .newInstance();
            if (provider.getService("SSLContext", "TLS") == null) {
                throw new NoSuchAlgorithmException(provider.getName() + " has no SSLContext named TLS");
            }
            return provider;
        } catch (ReflectiveOperationException | NoSuchAlgorithmException | ClassCastException | LinkageError e) {
            boolean wraps = e instanceof InvocationTargetException || e instanceof ExceptionInInitializerError;
            Throwable cause = wraps && e.getCause() != null ? e.getCause() : e;
            throw new IllegalArgumentException(
                    "WEBHOOK_TLS_PROVIDER is \"" + type + "\", expected the class of a java.security.Provider on the"
                            + " class path, with its native part if it has one: " + cause,
                    cause);
        }
    }

    private static VmNameForm vmNames(String text) {
        return Arrays.stream(VmNameForm.values())
                .filter(form -> form.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("WEBHOOK_VM_NAMES is \"" + text + "\", expected PLAIN or HASHED"));
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
