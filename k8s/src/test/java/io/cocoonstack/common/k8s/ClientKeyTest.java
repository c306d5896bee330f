package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientKeyTest {

    private static ClientKey of(String text) {
        return ClientKey.of(text, IllegalArgumentException::new);
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,secp256r1", "EC,secp384r1", "EC,secp521r1"})
    void theAlgorithmOfAPkcs8KeyIsFoundOut(String algorithm, String size) {
        String key = TestPair.of(algorithm, size).key();
        assertThat(of(key)).isEqualTo(new ClientKey(key, algorithm));
        assertThat(of(key.replace("\n", "\r\n")).algorithm()).isEqualTo(algorithm);
    }

    @Test
    void anEdDsaKeyIsRefusedByName() {
        String key = TestPair.of("Ed25519", "").key();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(key))
                .withMessage("holds an EdDSA key, expected RSA or EC: the client takes no other");
    }

    @Test
    void theFirstPrivateKeyOfATextCounts() {
        String sec1 = "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n";
        assertThat(of("-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n" + sec1 + "more"))
                .isEqualTo(new ClientKey(sec1, "EC"));
        String pkcs1 = sec1.replace("EC", "RSA");
        assertThat(of(pkcs1 + sec1)).isEqualTo(new ClientKey(pkcs1, "RSA"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',no private key",
        "'-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',no private key",
        "'-----BEGIN PRIVATE KEY-----\nAAAA',no private key",
        "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----',an encrypted key",
        "'-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----',an encrypted key",
        "'-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----',a key of kind DSA",
        "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',a key of another kind",
        "'-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----',not base64"
    })
    void anythingElseIsRefused(String text, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(text)).withMessageContaining(problem);
    }
}
