/**
 * One pretend world to test and to show operators and kubelets in. {@link io.cocoonstack.common.testkit.world.World}
 * holds hosts, VMs and the registry, {@link io.cocoonstack.common.testkit.world.PretendCluster} the API server; {@link
 * io.cocoonstack.common.testkit.world.PretendKubelet}, {@link io.cocoonstack.common.testkit.world.Scheduler} and {@link
 * io.cocoonstack.common.testkit.world.User} act in them. A {@link io.cocoonstack.common.testkit.world.PretendProcess}
 * is the place where faults strike, and the {@link io.cocoonstack.common.testkit.world.Story} tells what came of it.
 * The rules of the contract are not in here but in {@code io.cocoonstack.common.testkit.contracts}, except for the fate
 * of VM states.
 */
@NullMarked
package io.cocoonstack.common.testkit.world;

import org.jspecify.annotations.NullMarked;
