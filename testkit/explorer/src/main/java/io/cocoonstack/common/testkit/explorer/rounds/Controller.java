package io.cocoonstack.common.testkit.explorer.rounds;

/** What a controller of the operator is about to do or has sent, or a request that it left behind. */
final class Controller {

    static final int NO_INTENT = 0;
    /** The number of bits of an intent's number. */
    static final int INTENT_WIDTH = 11;

    /** A number of {@link Intents}, or {@link #NO_INTENT}. */
    int intent;
    /** The pod is in the version that the intent was decided on. */
    boolean podGuard;
    /** The controller's own object is in the version that the intent was decided on. */
    boolean ownGuard;
    /** The digest that was probed is still under the tag. */
    boolean digestGood;
    /** Whether it is of the CocoonHibernation's controller. */
    boolean ofHibernation;

    void clear() {
        intent = NO_INTENT;
        podGuard = false;
        ownGuard = false;
        digestGood = false;
        ofHibernation = false;
    }

    void set(Controller from) {
        intent = from.intent;
        podGuard = from.podGuard;
        ownGuard = from.ownGuard;
        digestGood = from.digestGood;
        ofHibernation = from.ofHibernation;
    }

    boolean isIdle() {
        return intent == NO_INTENT;
    }

    void pass(Pass pass) {
        intent = pass.of(intent, INTENT_WIDTH);
        if (isIdle()) {
            clear();
            return;
        }
        podGuard = pass.of(podGuard);
        ownGuard = pass.of(ownGuard);
        digestGood = pass.of(digestGood);
        ofHibernation = pass.of(ofHibernation);
    }
}
