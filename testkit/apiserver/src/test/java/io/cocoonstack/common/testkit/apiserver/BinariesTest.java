package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testkit.apiserver.internal.kube.Binaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    private Path folder;

    private void executable(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anUnsetVariableIsNamedAsTheReason() {
        assertThat(Binaries.whyMissing(null)).contains("KUBEBUILDER_ASSETS is not set");
        assertThat(Binaries.whyMissing("")).contains("KUBEBUILDER_ASSETS is not set");
    }

    @Test
    void aMissingExecutableIsNamedAsTheReason() throws IOException {
        executable("etcd", "exit 0");
        assertThat(Binaries.whyMissing(folder.toString()))
                .contains(folder.toString())
                .contains("no executable kube-apiserver");
    }

    @Test
    void bothExecutablesAreEnough() throws IOException {
        executable("etcd", "exit 0");
        executable("kube-apiserver", "exit 0");
        assertThat(Binaries.whyMissing(folder.toString())).isNull();
    }

    @Test
    void aServerThatEndsIsReportedWithTheEndOfItsLog() throws IOException {
        executable("etcd", "exec sleep 60");
        executable("kube-apiserver", "echo no such flag; exit 3");
        assertThatThrownBy(() -> KubeApiServer.start(Binaries.in(folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kube-apiserver did not start")
                .hasMessageContaining("kube-apiserver ended with code 3")
                .hasMessageContaining("no such flag")
                .hasMessageContaining("etcd is running");
    }
}
