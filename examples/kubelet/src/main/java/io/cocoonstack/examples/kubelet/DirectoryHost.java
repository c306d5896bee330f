package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host whose VMs are folders: {@code vms/NAME} holds the file {@code state}, {@code id}, and {@code running} while
 * the VM runs; {@code snapshots/NAME} is a copy of the state. Folders and copies appear and go by one rename, so that a
 * kubelet that was killed finds each whole or not at all.
 */
final class DirectoryHost implements VmHost {

    /** Where snapshots are pushed to and pulled from. */
    interface Store {
        /** Pushes a file as the layer of a manifest; returns when the registry has it. */
        void push(String vmName, String tag, SnapshotOrigin origin, Path snapshot) throws IOException;

        /** Pushes a manifest that is there under a tag. */
        void retag(String vmName, String tag, String digest) throws IOException;

        /** Pulls the layer of a manifest into a file. */
        void pull(String vmName, String digest, Path snapshot) throws IOException;
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private final Path root;
    private final Store store;

    DirectoryHost(Path root, Store store) {
        this.root = root;
        this.store = store;
        io(() -> Files.createDirectories(root.resolve("vms")));
        io(() -> Files.createDirectories(root.resolve("snapshots")));
    }

    private static <T> T io(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path vm(String vmName) {
        return root.resolve("vms").resolve(vmName);
    }

    private Path snapshotFile(String vmName) {
        return root.resolve("snapshots").resolve(vmName);
    }

    private Path temporary() {
        return root.resolve(UUID.randomUUID().toString());
    }

    private static Path move(Path from, Path to) throws IOException {
        return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public @Nullable Vm find(String vmName) {
        Path vm = vm(vmName);
        return Files.exists(vm)
                ? new Vm(io(() -> Files.readString(vm.resolve("id"))), "127.0.0.1", Files.exists(vm.resolve("running")))
                : null;
    }

    @Override
    public void create(String vmName, VmSpec spec) {
        String parent = spec.forkFrom();
        start(vmName, parent == null ? null : vm(parent).resolve("state"));
    }

    /** Starts a VM with a copy of a state; null for none. */
    private void start(String vmName, @Nullable Path state) {
        io(() -> {
            Path made = Files.createDirectory(temporary());
            Files.writeString(made.resolve("id"), UUID.randomUUID().toString());
            if (state == null) {
                Files.createFile(made.resolve("state"));
            } else {
                Files.copy(state, made.resolve("state"));
            }
            Files.createFile(made.resolve("running"));
            return move(made, vm(vmName));
        });
    }

    @Override
    public void restore(String vmName, VmSpec spec, String digest) {
        io(() -> {
            Path pulled = temporary();
            store.pull(vmName, digest, pulled);
            return move(pulled, snapshotFile(vmName));
        });
        start(vmName, snapshotFile(vmName));
    }

    @Override
    public void snapshot(String vmName) {
        io(() -> {
            Files.deleteIfExists(vm(vmName).resolve("running"));
            return move(Files.copy(vm(vmName).resolve("state"), temporary()), snapshotFile(vmName));
        });
    }

    @Override
    public void push(String vmName, String tag, SnapshotOrigin origin) {
        io(() -> {
            store.push(vmName, tag, origin, snapshotFile(vmName));
            return tag;
        });
    }

    @Override
    public void retag(String vmName, String tag, String digest) {
        io(() -> {
            store.retag(vmName, tag, digest);
            return tag;
        });
    }

    @Override
    public void resume(String vmName) {
        io(() -> Files.createFile(vm(vmName).resolve("running")));
    }

    @Override
    public void destroy(String vmName) {
        io(() -> {
            Path gone = move(vm(vmName), temporary());
            for (String file : List.of("running", "state", "id")) {
                Files.deleteIfExists(gone.resolve(file));
            }
            return Files.deleteIfExists(gone);
        });
    }

    @Override
    public boolean hasSnapshot(String vmName) {
        return Files.exists(snapshotFile(vmName));
    }

    @Override
    public void deleteSnapshot(String vmName) {
        io(() -> Files.deleteIfExists(snapshotFile(vmName)));
    }
}
