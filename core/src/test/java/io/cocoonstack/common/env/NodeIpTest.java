package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule node-ip. */
class NodeIpTest {

    @Test
    void theFirstIpv4AddressThatIsNoLoopbackWins() {
        assertThat(NodeIp.first(addresses("127.0.0.1", "::1", "fd00::2", "192.0.2.2", "10.0.0.7")))
                .isEqualTo(address("192.0.2.2"));
    }

    @Test
    void aLinkLocalAddressIsTakenOnlyWhereThereIsNoOther() {
        assertThat(NodeIp.first(addresses("169.254.1.1", "192.0.2.2"))).isEqualTo(address("192.0.2.2"));
        assertThat(NodeIp.first(addresses("127.0.0.1", "169.254.1.1", "169.254.9.9", "fe80::1")))
                .isEqualTo(address("169.254.1.1"));
    }

    @Test
    void noneIsAnErrorThatListsWhatWasSeenAndNeverLocalhost() {
        assertThatThrownBy(() -> NodeIp.first(addresses("127.0.0.1", "127.8.8.8", "0.0.0.0", "fd00::2")))
                .isInstanceOf(NoNodeIpException.class)
                .hasMessageContaining("[127.0.0.1, 127.8.8.8, 0.0.0.0, fd00:0:0:0:0:0:0:2]");
        assertThatThrownBy(() -> NodeIp.first(List.of()))
                .isInstanceOf(NoNodeIpException.class)
                .hasMessageContaining("[]");
    }

    @Test
    void onThisHostItFindsAnAddressOrSaysThatThereIsNone() {
        try {
            assertThat(NodeIp.find().isLoopbackAddress()).isFalse();
        } catch (NoNodeIpException e) {
            assertThat(e).hasMessageContaining("no IPv4 address");
        }
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(NodeIpTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
