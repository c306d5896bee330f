package io.cocoonstack.common.testkit.explorer.rounds;

/** What a controller of the operator is about to do or has sent, or a request that it left behind. */
final class Controller {

    /** The number of bits of a packed request. */
    static final int WIDTH = Intents.WIDTH + 4;

    private static final Field INTENT = Field.first(Intents.WIDTH);
    private static final Field POD_GUARD = INTENT.next(1);
    private static final Field OWN_GUARD = POD_GUARD.next(1);
    private static final Field DIGEST_GOOD = OWN_GUARD.next(1);
    private static final Field OF_HIBERNATION = DIGEST_GOOD.next(1);

    /** A number of {@link Intents}; 0 for nothing. */
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
        intent = Intents.NOTHING;
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
        return intent == Intents.NOTHING;
    }

    int pack() {
        return (int) (INTENT.of(intent)
                | POD_GUARD.of(podGuard)
                | OWN_GUARD.of(ownGuard)
                | DIGEST_GOOD.of(digestGood)
                | OF_HIBERNATION.of(ofHibernation));
    }

    void unpack(int packed) {
        intent = INTENT.get(packed);
        podGuard = POD_GUARD.isSet(packed);
        ownGuard = OWN_GUARD.isSet(packed);
        digestGood = DIGEST_GOOD.isSet(packed);
        ofHibernation = OF_HIBERNATION.isSet(packed);
    }
}
