package io.cocoonstack.common.registry;

import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What to put into the Authorization header: nothing until the registry asks, then what it asked for last. Safe for
 * many threads; two that need the same token at once may both get one.
 */
final class Authorizer {

    private static final int MAX_TOKENS = 1000;

    private final Endpoint endpoint;
    private final Supplier<RegistryCredentials> credentials;
    private final TokenClient tokenClient;
    private final LongSupplier nanoTime;
    private final LruCache<TokenKey, Token> tokens = new LruCache<>(MAX_TOKENS);
    private volatile @Nullable Challenge asked;

    Authorizer(
            Endpoint endpoint,
            Supplier<RegistryCredentials> credentials,
            TokenClient tokenClient,
            LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.tokenClient = tokenClient;
        this.nanoTime = nanoTime;
    }

    private record TokenKey(URI server, @Nullable String service, String scope) {}

    /**
     * The header for a first try.
     *
     * @param scope what the request needs, such as {@code repository:vk-a-b-0:pull}
     */
    @Nullable
    String upFront(String scope, Deadline deadline) throws RegistryFailure {
        Challenge challenge = asked;
        if (challenge == null) {
            return null;
        }
        if (challenge.scheme().equals(Challenge.BASIC)) {
            return credentials().basicHeader();
        }
        Token token = tokens.get(key(challenge, scope));
        return token != null && token.isUsableAt(nanoTime.getAsLong())
                ? token.header()
                : freshToken(challenge, scope, deadline);
    }

    /**
     * The header for the second and last try.
     *
     * @param offered the values of WWW-Authenticate
     * @param refused the header of the first try; null where there was none
     */
    String afterRefusal(List<String> offered, String scope, @Nullable String refused, Deadline deadline)
            throws RegistryFailure {
        Challenge basic = null;
        for (Challenge challenge : Challenge.parse(offered)) {
            if (challenge.scheme().equals(Challenge.BEARER) && challenge.parameter("realm") != null) {
                return freshToken(challenge, scope, deadline);
            }
            if (challenge.scheme().equals(Challenge.BASIC)) {
                basic = challenge;
            }
        }
        if (basic == null) {
            throw new RegistryFailure(
                    endpoint.authority() + " answered 401 and asks for neither a token nor a password");
        }
        String header = credentials().basicHeader();
        if (header == null) {
            throw new RegistryFailure(endpoint.authority() + " answered 401: it asks for a password, and none is set");
        }
        if (header.equals(refused)) {
            throw new RegistryFailure(endpoint.authority() + " answered 401: it refused the credentials");
        }
        asked = basic;
        return header;
    }

    private String freshToken(Challenge challenge, String scope, Deadline deadline) throws RegistryFailure {
        TokenKey key = key(challenge, scope);
        Token token;
        try {
            token = tokenClient.fetch(key.server(), key.service(), scope, credentials(), deadline);
        } catch (RegistryFailure e) {
            // The registry may have moved its token server: the next operation has it say so.
            asked = null;
            throw e;
        }
        tokens.put(key, token);
        asked = challenge;
        return token.header();
    }

    /** Our own scope, not the challenge's: a registry must not be given more than the operation needs. */
    private TokenKey key(Challenge challenge, String scope) throws RegistryFailure {
        String realm = challenge.parameter("realm");
        return new TokenKey(endpoint.tokenServer(realm == null ? "" : realm), challenge.parameter("service"), scope);
    }

    private RegistryCredentials credentials() throws RegistryFailure {
        RegistryCredentials current;
        try {
            current = credentials.get();
        } catch (RuntimeException e) {
            throw new RegistryFailure(
                    "the supplier of credentials threw " + e.getClass().getSimpleName(), e);
        }
        if (current == null) {
            throw new RegistryFailure("the supplier of credentials gave none, not even anonymous ones");
        }
        return current;
    }
}
