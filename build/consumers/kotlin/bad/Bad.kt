import io.cocoonstack.api.v1.CocoonSet
import io.cocoonstack.common.meta.SnapshotPolicy
import io.cocoonstack.common.meta.VmSpec

/** Each statement is an error, since the types say what can be null. */
fun read(set: CocoonSet) {
    val name: String = VmSpec.from(null).vmName()
    val suspended: Boolean = set.spec.suspend
    SnapshotPolicy.of(null)
}
