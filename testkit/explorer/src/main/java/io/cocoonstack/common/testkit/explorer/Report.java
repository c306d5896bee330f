package io.cocoonstack.common.testkit.explorer;

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

    int kind;
    int node;
    /** The epoch that goes along; {@link World#NO_EPOCH} for none. */
    int epoch = World.NO_EPOCH;
    /** Whether a runtime goes along. */
    boolean id;
    /** The VM that the runtime speaks of is still there. */
    boolean idMatches;

    boolean samePod;
    /** The generation that goes along is that of the pod. */
    boolean generationCurrent;

    private final int owner;

    Report(int owner) {
        this.owner = owner;
        this.node = owner;
    }

    void clear() {
        kind = NONE;
        node = owner;
        epoch = World.NO_EPOCH;
        id = false;
        idMatches = false;
        samePod = false;
        generationCurrent = false;
    }

    void set(Report from) {
        kind = from.kind;
        node = from.node;
        epoch = from.epoch;
        id = from.id;
        idMatches = from.idMatches;
        samePod = from.samePod;
        generationCurrent = from.generationCurrent;
    }

    void pack(Bits bits) {
        bits.put(kind, 4);
        bits.put(node, 1);
        bits.put(epoch, 3);
        bits.put(id);
        bits.put(idMatches);
        bits.put(samePod);
        bits.put(generationCurrent);
    }

    void unpack(Bits bits) {
        kind = bits.get(4);
        node = bits.get(1);
        epoch = bits.get(3);
        id = bits.flag();
        idMatches = bits.flag();
        samePod = bits.flag();
        generationCurrent = bits.flag();
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
            case PUSH -> "the push of the snapshot";
            default -> "nothing";
        };
    }
}
