package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class PairKeyManagerTest {

    @Test
    void itIsForServersOnly() {
        PairKeyManager keys = new PairKeyManager(TlsMaterial.selfSigned("h", InetAddress.getLoopbackAddress()));
        assertThat(keys.getClientAliases("EC", null)).isNull();
        assertThat(keys.chooseClientAlias(new String[] {"EC"}, null, null)).isNull();
        assertThat(keys.chooseEngineClientAlias(new String[] {"EC"}, null, null))
                .isNull();
        assertThat(keys.getServerAliases("EC", null)).hasSize(1);
        assertThat(keys.getServerAliases("RSA", null)).isNull();
        assertThat(keys.chooseServerAlias(null, null, null)).isNull();
        assertThat(keys.getCertificateChain(null)).isNull();
        assertThat(keys.getPrivateKey(null)).isNull();
    }
}
