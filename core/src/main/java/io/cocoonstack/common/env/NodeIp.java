package io.cocoonstack.common.env;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The address of the host that a kubelet runs on (contract 7): its first IPv4 address that is not a loopback one. There
 * is no fallback, because a node that announces localhost looks healthy and cannot be reached.
 */
public final class NodeIp {

    private NodeIp() {}

    /**
     * The address of this host.
     *
     * @return the first in the system's order: interfaces by index, the primary address of each in front of its
     *     secondary ones
     * @throws NoNodeIpException if there is none, or the interfaces cannot be listed
     */
    public static Inet4Address find() {
        List<NetworkInterface> interfaces;
        try {
            interfaces = Collections.list(NetworkInterface.getNetworkInterfaces());
        } catch (SocketException e) {
            throw new NoNodeIpException("cannot list the network interfaces of this host", e);
        }
        // The JDK gives both lists the other way round than the kernel does. It matters: a virtual address that moves
        // between hosts is a secondary one.
        interfaces.sort(Comparator.comparingInt(NetworkInterface::getIndex));
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface each : interfaces) {
            List<InetAddress> ofOne = Collections.list(each.getInetAddresses());
            Collections.reverse(ofOne);
            addresses.addAll(ofOne);
        }
        return first(addresses);
    }

    /**
     * Chooses from addresses that the caller has listed.
     *
     * @param addresses the host's addresses, in the order of preference
     * @return the first IPv4 address that is neither a loopback one nor {@code 0.0.0.0}
     * @throws NoNodeIpException if there is none
     */
    public static Inet4Address first(Iterable<? extends InetAddress> addresses) {
        List<String> seen = new ArrayList<>();
        for (InetAddress address : addresses) {
            if (address instanceof Inet4Address ipv4 && !ipv4.isLoopbackAddress() && !ipv4.isAnyLocalAddress()) {
                return ipv4;
            }
            seen.add(address.getHostAddress());
        }
        throw new NoNodeIpException(
                "this host has no IPv4 address but loopback, expected at least one; its addresses: " + seen, null);
    }
}
