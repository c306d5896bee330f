package io.cocoonstack.common.testkit.apiserver.internal.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A running kube-apiserver with the etcd behind it, in a temporary folder of their own. */
public final class ControlPlane {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Credentials credentials;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread atJvmShutdown = new Thread(this::destroy, "kill kube-apiserver and etcd");

    private ControlPlane(Path folder, int port, Credentials credentials) {
        this.folder = folder;
        this.port = port;
        this.credentials = credentials;
    }

    /**
     * {@return both processes, started; nothing says yet that they are ready}
     *
     * @param binaries the executables
     */
    public static ControlPlane start(Binaries binaries) {
        try {
            Path folder = Files.createTempDirectory("kube-apiserver-");
            int[] ports = freePorts(3);
            ControlPlane plane = new ControlPlane(folder, ports[2], Credentials.write(folder));
            Runtime.getRuntime().addShutdownHook(plane.atJvmShutdown);
            try {
                plane.launch("etcd", plane.etcd(binaries.etcd(), ports[0], ports[1]));
                plane.launch("kube-apiserver", plane.kubeApiServer(binaries.kubeApiServer(), ports[0]));
                return plane;
            } catch (IOException e) {
                plane.stop();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("kube-apiserver and etcd cannot be started: " + e.getMessage(), e);
        }
    }

    private void launch(String name, List<String> command) throws IOException {
        processes.add(ServerProcess.start(name, folder, command));
    }

    private List<String> etcd(Path binary, int clientPort, int peerPort) {
        String peerUrl = url(peerPort);
        return List.of(
                binary.toString(),
                "--name=test",
                "--data-dir=" + folder.resolve("etcd"),
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=" + url(clientPort),
                "--advertise-client-urls=" + url(clientPort),
                "--listen-peer-urls=" + peerUrl,
                "--initial-advertise-peer-urls=" + peerUrl,
                "--initial-cluster=test=" + peerUrl);
    }

    private List<String> kubeApiServer(Path binary, int etcdPort) {
        return List.of(
                binary.toString(),
                "--bind-address=" + LOOPBACK,
                "--advertise-address=" + LOOPBACK,
                "--secure-port=" + port,
                "--endpoint-reconciler-type=none",
                "--etcd-servers=" + url(etcdPort),
                "--cert-dir=" + folder,
                "--token-auth-file=" + credentials.tokenFile(),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + credentials.serviceAccountPublicKey(),
                "--service-account-signing-key-file=" + credentials.serviceAccountKey(),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                // Without its controller no namespace would ever get the account that the plugin asks for.
                "--disable-admission-plugins=ServiceAccount");
    }

    private static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Opens all before it closes any, so that they differ. */
    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                sockets.add(socket);
                ports[i] = socket.getLocalPort();
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** {@return whether both processes run} */
    public boolean isAlive() {
        return processes.stream().allMatch(ServerProcess::isAlive);
    }

    /** {@return whether a log says that somebody else took one of the ports between choosing and using it} */
    public boolean lostItsPort() {
        return processes.stream().anyMatch(process -> process.log().contains("address already in use"));
    }

    /** {@return what the processes are doing, with the ends of their logs; several lines for an error message} */
    public String obituary() {
        return String.join(
                "\n\n", processes.stream().map(ServerProcess::obituary).toList());
    }

    /** {@return the server's URL} */
    public String url() {
        return "https://" + LOOPBACK + ":" + port;
    }

    /** {@return the bearer token of a user with every right} */
    public String token() {
        return credentials.token();
    }

    /** {@return the PEM file of the certificate that kube-apiserver writes for itself while it starts} */
    public Path certificate() {
        return folder.resolve("apiserver.crt");
    }

    /** {@return the folder that everything lies in} */
    public Path folder() {
        return folder;
    }

    /** Kills both processes and removes the folder. */
    public void stop() {
        try {
            Runtime.getRuntime().removeShutdownHook(atJvmShutdown);
        } catch (IllegalStateException e) {
            return; // The JVM is going down, and the hook does the work.
        }
        destroy();
    }

    private void destroy() {
        if (stopped.getAndSet(true)) {
            return;
        }
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).kill();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(ControlPlane.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + folder + " (" + e + ")");
        }
    }
}
