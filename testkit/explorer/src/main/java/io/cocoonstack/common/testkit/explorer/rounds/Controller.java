package io.cocoonstack.common.testkit.explorer.rounds;

/** What a controller of the operator is about to do or has sent, or a request that it left behind. */
final class Controller {

    static final int NO_INTENT = 0;
    /** The number of bits of an intent's number. */
    static final int INTENT_WIDTH = 11;

    private static final Field INTENT = Field.first(INTENT_WIDTH);
    private static final Field POD_GUARD = INTENT.next(1);
    private static final Field OWN_GUARD = POD_GUARD.next(1);
    private static final Field DIGEST_GOOD = OWN_GUARD.next(1);
    private static final Field OF_HIBERNATION = DIGEST_GOOD.next(1);
    static final int WIDTH = OF_HIBERNATION.shift() + 1;

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

    /** All of it in {@link #WIDTH} bits; 0 where it is idle. */
    int bits() {
        return isIdle()
                ? 0
                : (int) (INTENT.of(intent)
                        | POD_GUARD.of(podGuard)
                        | OWN_GUARD.of(ownGuard)
                        | DIGEST_GOOD.of(digestGood)
                        | OF_HIBERNATION.of(ofHibernation));
    }

    void set(int bits) {
        intent = INTENT.get(bits);
        if (isIdle()) {
            clear();
            return;
        }
        podGuard = POD_GUARD.isSet(bits);
        ownGuard = OWN_GUARD.isSet(bits);
        digestGood = DIGEST_GOOD.isSet(bits);
        ofHibernation = OF_HIBERNATION.isSet(bits);
    }
}
