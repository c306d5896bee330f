package io.cocoonstack.common.testkit.explorer.rounds;

/** A patch of a kubelet that is on its way to the pod. */
final class Report {

    static final int NONE = 0;
    static final int CREATING = 1;
    static final int READY = 2;
    static final int HIBERNATING = 3;
    static final int HIBERNATED = 4;
    static final int FAILED = 5;
    /** Nothing of a deleted pod is left. */
    static final int LET_GO = 6;
    /** An epoch alone, which only a variant writes. */
    static final int EPOCH = 7;
    /** Not for the pod but for the registry: a snapshot that is being pushed. */
    static final int PUSH = 8;
    /** A runtime alone, and its removal, as only a legacy kubelet writes them. */
    static final int RUNTIME = 9;

    static final int NO_RUNTIME = 10;
    /** Nothing that is sent: the VM is about to be destroyed, whatever the pod says by now. */
    static final int DESTRUCTION = 11;

    /** Not for the pod but for the registry: the tag of a manifest that is there without it. */
    static final int RETAG = 12;

    /** The number of bits of a patch's number. */
    static final int PATCH_WIDTH = 8;

    private static final Field KIND = Field.first(4);
    private static final Field NODE = KIND.next(1);
    private static final Field PATCH = NODE.next(PATCH_WIDTH);
    private static final Field ID_MATCHES = PATCH.next(1);
    private static final Field SAME_POD = ID_MATCHES.next(1);
    private static final Field GENERATION_CURRENT = SAME_POD.next(1);
    private static final Field DIGEST_GOOD = GENERATION_CURRENT.next(1);
    private static final Field POD_GUARD = DIGEST_GOOD.next(1);
    static final int WIDTH = POD_GUARD.shift() + 1;

    int kind;
    int node;
    /** A number of {@link Patches}. */
    int patch;
    /** The VM that the runtime speaks of is still there. */
    boolean idMatches;

    boolean samePod;
    /** The generation that goes along is that of the pod. */
    boolean generationCurrent;
    /** The digest that it speaks of is that of the manifest that was pushed last and is there. */
    boolean digestGood;
    /** It carries the version of the pod. A change of the pod clears such a report, so the pod is in that version. */
    boolean podGuard;

    private final int owner;

    Report(int owner) {
        this.owner = owner;
        this.node = owner;
    }

    void clear() {
        kind = NONE;
        node = owner;
        patch = 0;
        idMatches = false;
        samePod = false;
        generationCurrent = false;
        digestGood = false;
        podGuard = false;
    }

    void set(Report from) {
        kind = from.kind;
        node = from.node;
        patch = from.patch;
        idMatches = from.idMatches;
        samePod = from.samePod;
        generationCurrent = from.generationCurrent;
        digestGood = from.digestGood;
        podGuard = from.podGuard;
    }

    /** All of it in {@link #WIDTH} bits; 0 where there is none. */
    int bits() {
        return kind == NONE
                ? 0
                : (int) (KIND.of(kind)
                        | NODE.of(node)
                        | PATCH.of(patch)
                        | ID_MATCHES.of(idMatches)
                        | SAME_POD.of(samePod)
                        | GENERATION_CURRENT.of(generationCurrent)
                        | DIGEST_GOOD.of(digestGood)
                        | POD_GUARD.of(podGuard));
    }

    void set(int bits) {
        kind = KIND.get(bits);
        if (kind == NONE) {
            clear();
            return;
        }
        node = NODE.get(bits);
        patch = PATCH.get(bits);
        idMatches = ID_MATCHES.isSet(bits);
        samePod = SAME_POD.isSet(bits);
        generationCurrent = GENERATION_CURRENT.isSet(bits);
        digestGood = DIGEST_GOOD.isSet(bits);
        podGuard = POD_GUARD.isSet(bits);
    }

    boolean isForThePod() {
        return kind != NONE && kind != PUSH && kind != DESTRUCTION && kind != RETAG;
    }

    boolean isPatchOfThisPod() {
        return samePod && isForThePod() && kind != LET_GO;
    }

    String show() {
        return switch (kind) {
            case CREATING -> "the report \"creating\"";
            case READY -> "the report \"ready\"";
            case HIBERNATING -> "the report \"hibernating\"";
            case HIBERNATED -> "the report \"hibernated\"";
            case FAILED -> "the report \"failed\"";
            case LET_GO -> "the report \"let go\"";
            case EPOCH -> "the report \"epoch\"";
            case RUNTIME -> "the VM's id";
            case NO_RUNTIME -> "the removal of the VM's id";
            case PUSH -> "the push of the snapshot";
            case RETAG -> "the tag of the manifest that the pod names";
            case DESTRUCTION -> "the destruction of the VM";
            default -> "nothing";
        };
    }
}
