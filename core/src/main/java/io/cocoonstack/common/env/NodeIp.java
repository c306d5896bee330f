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
 * The address of the host that a kubelet runs on (contract 7 rule node-ip): its first IPv4 address that is not a
 * loopback one. A link-local address (169.254.0.0/16) is taken only where there is no other, because no other host can
 * route to it. There is no fallback to localhost: a node that announces it looks healthy and cannot be reached.
 *
 * <p>Safe for use by many threads.
 */
public final class NodeIp {

    private NodeIp() {}

    /**
     * {@return the address of this host: the first in the system's order, as {@link #first} chooses; interfaces by
     * index, the primary address of each in front of its secondary ones}
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
     * {@return the first IPv4 address that is neither a loopback one nor {@code 0.0.0.0}; a link-local one only where
     * there is no other}
     * @param addresses the host's addresses, in the order of preference
     * @throws NoNodeIpException if there is none
     */
    public static Inet4Address first(Iterable<? extends InetAddress> addresses) {
        List<String> seen = new ArrayList<>();
        Inet4Address linkLocal = null;
        for (InetAddress address : addresses) {
            if (address instanceof Inet4Address ipv4 && !ipv4.isLoopbackAddress() && !ipv4.isAnyLocalAddress()) {
                if (!ipv4.isLinkLocalAddress()) {
                    return ipv4;
                }
                linkLocal = linkLocal == null ? ipv4 : linkLocal;
            }
            seen.add(address.getHostAddress());
        }
        if (linkLocal != null) {
            return linkLocal;
        }
        throw new NoNodeIpException(
                "this host has no IPv4 address but loopback, expected at least one; its addresses: " + seen, null);
    }
}
