package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Steps;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The cache of the pod that an operator has, and an older one that it may start on again. A blurred cache shows, while
 * it is behind, any version that a pod can have, at any time another one: more may happen then, and there is one state
 * in place of one for each version that it shows.
 */
final class OperatorCache {

    private static final String WHO = "operator";

    private final Bounds bounds;
    private final boolean goOperator;
    /** Whether {@link View#ofStale} is all that matters of a version that is not the pod's any more. */
    private final boolean forgetful;

    /** What a blurred cache may show while it is behind; empty where it shows what the pod was. */
    private final int[] anyStale;

    private final BitSet isAnyStale = new BitSet();

    /**
     * The cache of a model.
     *
     * @param blurred whether it is blurred where a restart may begin on an older cache; without these it would only
     *     make states more
     */
    OperatorCache(Bounds bounds, Variant variant, boolean blurred) {
        this.bounds = bounds;
        this.goOperator = bounds.has(Part.GO_OPERATOR);
        this.forgetful =
                variant == Variant.NONE && !bounds.has(Part.LEGACY_OPERATOR) && !bounds.has(Part.LEGACY_KUBELETS);
        boolean any = blurred && forgetful && !goOperator && bounds.has(Part.OLDER_CACHES);
        this.anyStale = any ? View.allStale() : new int[0];
        IntStream.of(anyStale).forEach(isAnyStale::set);
    }

    /** Whether the cache is behind, and may show any of {@link #anyStale}. */
    boolean isBlurred(World world) {
        return anyStale.length > 0 && !world.viewIsCurrent;
    }

    int[] anyStale() {
        return anyStale;
    }

    /** The older version that a restart may begin on, or {@link View#NONE_KEPT}; any version for a blurred cache. */
    int older(World world) {
        return anyStale.length > 0 ? View.NO_POD : world.oldView;
    }

    /** Worlds that differ only in what no decision looks at are made the same. */
    void settle(World world) {
        if (!world.may(Count.OPERATOR_CRASHES)) {
            world.oldView = View.NONE_KEPT;
        }
        if (goOperator) {
            world.view = GoOperator.seen(world.view);
            world.oldView = world.oldView == View.NONE_KEPT ? View.NONE_KEPT : GoOperator.seen(world.oldView);
        }
        if (forgetful) {
            world.view = world.viewIsCurrent ? world.view : stale(world.view);
            world.oldView = world.oldView == View.NONE_KEPT ? View.NONE_KEPT : View.ofStale(world.oldView);
        }
    }

    private int stale(int view) {
        int stale = View.ofStale(view);
        if (anyStale.length == 0) {
            return stale;
        }
        if (!isAnyStale.get(stale)) {
            throw new IllegalStateException("a version of the pod is " + view + ", expected one of View.allStale()");
        }
        return View.NO_POD;
    }

    void steps(World world, Steps<World> out) {
        if (!world.viewIsCurrent) {
            World next = world.copy();
            next.view = world.podView();
            next.viewIsCurrent = true;
            out.add(next, false, WHO, "sees the pod as it is", "");
        }
        boolean mayLag = bounds.has(Part.OLDER_CACHES) && older(world) == View.NONE_KEPT;
        if (out.wantsFaults() && mayLag && world.may(Count.OPERATOR_CRASHES)) {
            World next = world.copy();
            next.oldView = world.view;
            out.add(next, true, "API server", "lags behind with one of its caches", "");
        }
    }
}
