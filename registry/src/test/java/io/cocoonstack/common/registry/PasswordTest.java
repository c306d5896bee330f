package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.ProbeResult;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest extends AuthorizationFixture {

    @Test
    void nothingIsSentToARegistryThatDoesNotAsk() {
        assertPresent();
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.authorization()).isNull());
    }

    @Test
    void aPasswordIsSentOnceItIsAskedForAndUpFrontFromThenOn() {
        askForBasic(ALICE_HEADER);
        assertPresent();
        assertPresent();
        assertThat(server.requests().stream().map(FakeRegistry.Request::authorization))
                .containsExactly(null, ALICE_HEADER, ALICE_HEADER, ALICE_HEADER);
    }

    @Test
    void aPasswordThatIsRefusedIsAFailureAfterTwoRequests() {
        askForBasic("Basic other");
        assertFailed("answered 401 to HEAD " + PATH + ": it refused the token or password");
        assertThat(server.requests()).hasSize(2);
        server.requests().clear();
        assertFailed("answered 401: it refused the credentials");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aPasswordThatWasChangedIsTakenFromTheSupplier() {
        askForBasic(ALICE_HEADER);
        assertPresent();
        RegistryCredentials rotated = RegistryCredentials.basic("alice", "n3w");
        askForBasic(Objects.requireNonNull(rotated.basicHeader()));
        assertFailed("refused the credentials");
        current.set(rotated);
        assertPresent();
    }

    @Test
    void aPasswordThatIsAskedForAndNotSetIsAFailure() {
        current.set(RegistryCredentials.anonymous());
        askForBasic(ALICE_HEADER);
        assertFailed("answered 401: it asks for a password, and none is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Digest realm=\"x\"", "Bearer service=\"x\"", "garbage =\",,"})
    void aChallengeThatCannotBeMetIsAFailure(String challenge) {
        askFor(challenge, "never");
        assertFailed("answered 401 and asks for neither a token nor a password");
    }

    @Test
    void aSupplierThatThrowsOrGivesNothingIsAFailure() {
        askForBasic(ALICE_HEADER);
        AtomicInteger asked = new AtomicInteger();
        try (OciSnapshotRegistry broken = server.client()
                .credentials(() -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new IllegalStateException("no file");
                    }
                    return null;
                })
                .build()) {
            assertThat(broken.probe("vk-a-b-0", "hibernate"))
                    .isInstanceOfSatisfying(ProbeResult.Failed.class, failed -> {
                        assertThat(failed.reason())
                                .isEqualTo("the supplier of credentials threw IllegalStateException");
                        assertThat(failed.cause()).hasMessage("no file");
                    });
            assertThat(broken.probe("vk-a-b-0", "hibernate"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failed.class,
                            failed -> assertThat(failed.reason()).startsWith("the supplier of credentials gave none"));
        }
    }
}
