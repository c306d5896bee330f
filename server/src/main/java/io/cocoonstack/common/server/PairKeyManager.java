package io.cocoonstack.common.server;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Serves one pair at a time, and lets each handshake end with the pair that it began with.
 *
 * <p>A handshake asks three times: for an alias, then for the alias' chain and key. Each pair has an alias of its own,
 * and a replaced pair stays for as long as a handshake holds its alias, because the map is weak in its keys. So the
 * answers to one handshake belong to one pair, however many rotations fall between its questions.
 */
class PairKeyManager extends X509ExtendedKeyManager {

    private final Map<String, TlsMaterial> byAlias = Collections.synchronizedMap(new WeakHashMap<>());
    private final AtomicLong versions = new AtomicLong();
    private volatile Current current;

    /** The served pair and its alias. Nothing else holds the alias, so that a replaced pair can be collected. */
    private record Current(String alias, TlsMaterial material) {}

    PairKeyManager(TlsMaterial first) {
        this.current = register(first);
    }

    private Current register(TlsMaterial material) {
        Objects.requireNonNull(material, "material");
        // Text that is concatenated at run time is a new object, which nobody else holds.
        String alias = "pair-" + versions.incrementAndGet();
        byAlias.put(alias, material);
        return new Current(alias, material);
    }

    /** Serves this pair from now on. */
    final void swap(TlsMaterial next) {
        current = register(next);
    }

    final TlsMaterial served() {
        return current.material;
    }

    private @Nullable String aliasFor(@Nullable String keyType) {
        Current now = current;
        return now.material.key().getAlgorithm().equalsIgnoreCase(keyType) ? now.alias : null;
    }

    @Override
    public final @Nullable String chooseEngineServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public final @Nullable String chooseServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public final String @Nullable [] getServerAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public final X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        TlsMaterial material = alias == null ? null : byAlias.get(alias);
        return material == null ? null : material.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public final @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        TlsMaterial material = alias == null ? null : byAlias.get(alias);
        return material == null ? null : material.key();
    }

    /** None: this is for servers, as the next one. */
    @Override
    public final String @Nullable [] getClientAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public final @Nullable String chooseClientAlias(
            String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
