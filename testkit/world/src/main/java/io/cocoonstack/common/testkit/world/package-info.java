/**
 * The pretend world that operators and kubelets are tested and shown in, such as {@link
 * io.cocoonstack.common.testkit.world.FakeSnapshotRegistry}. It decides nothing: whoever lives in it does.
 */
@NullMarked
package io.cocoonstack.common.testkit.world;

import org.jspecify.annotations.NullMarked;
