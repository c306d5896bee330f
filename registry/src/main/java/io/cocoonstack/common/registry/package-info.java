/**
 * The snapshots of VMs in an OCI registry (contract 12): {@link io.cocoonstack.common.registry.OciSnapshotRegistry}
 * probes a tag, reads which pod the snapshot was taken of, and drops the snapshot by digest. Only the registry's own
 * word makes an absence; every other answer is a failure, since an operator that mistook it for an absence would boot
 * a VM fresh beside its own snapshot.
 *
 * <p>Pushes and pulls are the kubelet's, and not here. The decisions on an answer live in {@code
 * io.cocoonstack.common.round}.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s12">contract 12</a>
 */
@NullMarked
package io.cocoonstack.common.registry;

import org.jspecify.annotations.NullMarked;
