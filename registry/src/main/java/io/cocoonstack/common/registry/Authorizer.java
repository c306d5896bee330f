package io.cocoonstack.common.registry;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Authorization header: none until the registry asks for one, then the kind that it asked for last, for each
 * kind of access. Safe for many threads; two that need the same token at once may both get one.
 */
final class Authorizer {

    private static final int MAX_TOKENS = 1000;

    private final Endpoint endpoint;
    private final Supplier<RegistryCredentials> credentials;
    private final TokenClient tokenClient;
    private final LongSupplier nanoTime;
    private final LruCache<TokenKey, Token> tokens = new LruCache<>(MAX_TOKENS);
    private final Map<Access, Demand> demands = new ConcurrentHashMap<>();

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

    /** A challenge of the registry, and the actions that it wants a token for. */
    private record Demand(Challenge challenge, String actions) {}

    private record TokenKey(URI server, @Nullable String service, String scope) {}

    /** The header for a first try; null where the registry has asked for nothing yet at requests of this kind. */
    @Nullable
    String upFront(Access access, String repository, Deadline deadline) throws RegistryFailure {
        Demand demand = demands.get(access);
        if (demand == null) {
            return null;
        }
        if (demand.challenge().scheme().equals(Challenge.BASIC)) {
            return credentials().basicHeader();
        }
        Token token = tokens.get(key(demand, repository));
        return token != null && token.isUsableAt(nanoTime.getAsLong())
                ? token.header()
                : freshToken(demand, access, repository, deadline);
    }

    /** The header for the second and last try, by the WWW-Authenticate values and the header that was refused. */
    String afterRefusal(
            List<String> offered, Access access, String repository, @Nullable String refused, Deadline deadline)
            throws RegistryFailure {
        Challenge basic = null;
        for (Challenge challenge : Challenge.parse(offered)) {
            if (challenge.scheme().equals(Challenge.BEARER) && challenge.parameter("realm") != null) {
                String actions = access.actions(challenge.parameter("scope"), repository);
                return freshToken(new Demand(challenge, actions), access, repository, deadline);
            }
            if (challenge.scheme().equals(Challenge.BASIC)) {
                basic = challenge;
            }
        }
        if (basic == null) {
            throw unauthorized(" and asks for neither a token nor a password");
        }
        RegistryCredentials current = credentials();
        String header = current.basicHeader();
        if (header == null) {
            String set = current.identityToken() == null ? "none" : "an identity token";
            throw unauthorized(": it asks for a password, and " + set + " is set");
        }
        if (header.equals(refused)) {
            throw unauthorized(": it refused the credentials");
        }
        for (Access any : Access.values()) {
            demands.put(any, new Demand(basic, ""));
        }
        return header;
    }

    private RegistryFailure unauthorized(String why) {
        return new RegistryFailure(endpoint.authority() + " answered 401" + why);
    }

    private String freshToken(Demand demand, Access access, String repository, Deadline deadline)
            throws RegistryFailure {
        TokenKey key = key(demand, repository);
        Token token;
        try {
            token = tokenClient.fetch(key.server(), key.service(), key.scope(), credentials(), deadline);
        } catch (RegistryFailure e) {
            // The registry may have moved its token server, or changed the scope: the next operation has it say so.
            demands.remove(access);
            throw e;
        }
        tokens.put(key, token);
        demands.put(access, demand);
        return token.header();
    }

    private TokenKey key(Demand demand, String repository) throws RegistryFailure {
        Challenge challenge = demand.challenge();
        String realm = challenge.parameter("realm");
        return new TokenKey(
                endpoint.tokenServer(realm == null ? "" : realm),
                challenge.parameter("service"),
                "repository:" + repository + ":" + demand.actions());
    }

    private RegistryCredentials credentials() throws RegistryFailure {
        RegistryCredentials current;
        try {
            current = credentials.get();
        } catch (RuntimeException e) {
            String thrown = e.getClass().getSimpleName();
            throw new RegistryFailure("the supplier of credentials threw " + thrown, e);
        }
        if (current == null) {
            throw new RegistryFailure("the supplier of credentials gave none, not even anonymous ones");
        }
        return current;
    }
}
