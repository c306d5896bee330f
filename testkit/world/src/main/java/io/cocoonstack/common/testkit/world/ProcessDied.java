package io.cocoonstack.common.testkit.world;

/** Thrown by every call of a {@link PretendProcess} that is dead: nothing it does has an effect any more. */
public final class ProcessDied extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProcessDied() {
        super("this process is dead, as the test wants it");
    }
}
