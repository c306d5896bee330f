package io.cocoonstack.common.testkit.apiserver.internal.kube;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The executables of a control plane.
 *
 * @param etcd the path of etcd
 * @param kubeApiServer the path of the API server
 */
public record Binaries(Path etcd, Path kubeApiServer) {

    /** The variable that names their folder, by the convention of envtest. */
    public static final String VARIABLE = "KUBEBUILDER_ASSETS";

    /**
     * {@return the paths in a folder, whether there is something or not}
     *
     * @param folder the folder
     */
    public static Binaries in(Path folder) {
        return new Binaries(folder.resolve("etcd"), folder.resolve("kube-apiserver"));
    }

    /**
     * {@return why there is nothing to start; null where there is}
     *
     * @param folder the value of {@link #VARIABLE}, or null where it is unset
     */
    public static @Nullable String whyMissing(@Nullable String folder) {
        if (folder == null || folder.isEmpty()) {
            return VARIABLE + " is not set; it names a folder with the executables etcd and kube-apiserver";
        }
        Binaries binaries = in(Path.of(folder));
        for (Path binary : List.of(binaries.etcd, binaries.kubeApiServer)) {
            if (!Files.isExecutable(binary)) {
                return VARIABLE + " is " + folder + ", but there is no executable " + binary.getFileName() + " in it";
            }
        }
        return null;
    }
}
