package io.cocoonstack.common.testkit.apiserver.internal.kube;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The executables of a control plane.
 *
 * @param etcd the etcd executable
 * @param kubeApiServer the kube-apiserver executable
 */
public record Binaries(Path etcd, Path kubeApiServer) {

    /** The variable that names their folder, by the convention of envtest. */
    public static final String VARIABLE = "KUBEBUILDER_ASSETS";

    /**
     * Looks the executables up in a folder.
     *
     * @param folder the folder
     * @return the paths, whether there is something or not
     */
    public static Binaries in(Path folder) {
        return new Binaries(folder.resolve("etcd"), folder.resolve("kube-apiserver"));
    }

    /**
     * Says why there is nothing to start.
     *
     * @param folder the value of {@link #VARIABLE}, or null where it is unset
     * @return the reason, or null where both executables are there
     */
    public static @Nullable String whyMissing(@Nullable String folder) {
        if (folder == null || folder.isEmpty()) {
            return VARIABLE + " is not set; it names a folder with the executables etcd and kube-apiserver";
        }
        Binaries binaries = in(Path.of(folder));
        for (Path binary : new Path[] {binaries.etcd, binaries.kubeApiServer}) {
            if (!Files.isExecutable(binary)) {
                return VARIABLE + " is " + folder + ", but there is no executable " + binary.getFileName() + " in it";
            }
        }
        return null;
    }
}
