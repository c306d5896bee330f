import io.cocoonstack.api.v1.CocoonSet
import io.cocoonstack.api.v1.CocoonSetBuilder
import io.cocoonstack.common.meta.LifecycleState
import io.cocoonstack.common.meta.LifecycleStatus
import io.cocoonstack.common.meta.MergePatch
import io.cocoonstack.common.meta.SnapshotPolicy
import io.cocoonstack.common.meta.VmSpec

/** Records, builders and patches from Kotlin. */
fun main() {
    val spec: VmSpec = VmSpec.builder().vmName("vk-prod-demo-0").managed(true).build()
    check(VmSpec.from(spec.annotations()) == spec)
    val name: String? = VmSpec.from(null).vmName()
    check(name == null)

    val ready = LifecycleStatus(LifecycleState.READY, 3, null)
    check(String(MergePatch.annotations(ready.patch())).contains("\"ready\""))

    val set: CocoonSet = CocoonSetBuilder()
        .withNewMetadata().withName("demo").endMetadata()
        .withNewSpec().withSnapshotPolicy(SnapshotPolicy.of("on-tuesdays")).endSpec()
        .build()
    check(set.spec?.snapshotPolicy?.isKnown == false)
    println("ok: records, builders and patches")
}
