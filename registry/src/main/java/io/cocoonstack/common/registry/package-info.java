/**
 * The snapshots of VMs in an OCI registry (contract 12): {@link io.cocoonstack.common.registry.OciSnapshotRegistry} asks
 * whether one is there and whose it is, and drops it by digest. An answer that could not be had, or could not be
 * understood, is a failure and never an absence: an operator that took one for the other would boot a VM fresh beside
 * its own snapshot.
 *
 * <p>Nothing here pushes or pulls; that is the kubelet's. What to do with an answer lives in {@code
 * io.cocoonstack.common.round}.
 */
@NullMarked
package io.cocoonstack.common.registry;

import org.jspecify.annotations.NullMarked;
