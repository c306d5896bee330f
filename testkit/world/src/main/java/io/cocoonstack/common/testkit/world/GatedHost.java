package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One host as one process sees it. */
record GatedHost(PretendProcess process, Vms vms, String node) implements VmHost {

    private <T extends @Nullable Object> T call(String what, Supplier<T> action) {
        return process.pass(new Effect(Effect.Kind.HOST, what, null), () -> {
            T answer = action.get();
            process.tell(what + (answer == null ? "" : " → " + answer));
            return answer;
        });
    }

    private void run(String what, Runnable action) {
        this.<@Nullable Void>call(what, () -> {
            action.run();
            return null;
        });
    }

    @Override
    public List<Vm> list() {
        return process.pass(new Effect(Effect.Kind.READ, "list", null), () -> vms.list(node));
    }

    @Override
    public String create(String vmName, @Nullable String forkFrom) {
        return call(
                "create " + vmName + (forkFrom == null ? "" : " from " + forkFrom),
                () -> vms.create(node, vmName, forkFrom));
    }

    @Override
    public void snapshot(String id) {
        run("snapshot " + id, () -> vms.snapshot(node, id));
    }

    @Override
    public String push(String id, String tag, SnapshotOrigin origin) {
        String digest = call("push " + id + " as " + tag, () -> vms.push(node, id, tag, origin));
        vms.confirmPush(id);
        return digest;
    }

    @Override
    public void retag(String vmName, String digest) {
        run("set the tag of " + vmName + " to " + digest, () -> vms.retag(vmName, digest));
    }

    @Override
    public void resume(String id) {
        run("resume " + id, () -> vms.resume(node, id));
    }

    @Override
    public void destroy(String id) {
        run("destroy " + id, () -> vms.destroy(node, id));
    }

    @Override
    public String restore(String vmName, String reference) {
        return call("restore " + vmName + " from " + reference, () -> vms.restore(node, vmName, reference));
    }

    @Override
    public boolean hasLocalSnapshot(String vmName) {
        return vms.isOnDisk(node, vmName);
    }

    @Override
    public void deleteLocalSnapshot(String vmName) {
        run("delete the snapshot of " + vmName + " from disk", () -> vms.deleteFromDisk(node, vmName));
    }
}
