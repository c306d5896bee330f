package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.Wire;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What goes wrong, and where: at every effect of a process the dice are thrown. */
final class Faults {

    private static final int OFTEN_IN_100 = 12;
    private static final Wire.Reply CONFLICT = new Wire.Reply(
            409,
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Conflict\",\"code\":409,"
                    + "\"message\":\"the object has been modified\"}");

    private enum Kind {
        CRASH_BEFORE,
        CRASH_AFTER,
        LANDS_LATE,
        REQUEST_LOST,
        ANSWER_LOST,
        REFUSED,
        MEANWHILE
    }

    private final Random random;
    private final Timeline timeline;
    private final List<Wire.Call> late = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private boolean on = true;
    private boolean isMeanwhile;

    Faults(Random random, Timeline timeline) {
        this.random = random;
        this.timeline = timeline;
    }

    /** Sets what others do between the decision of the operator and its effect. */
    void meanwhile(Runnable others) {
        this.meanwhile = others;
    }

    void off() {
        on = false;
    }

    boolean isOn() {
        return on;
    }

    private boolean strikes() {
        return on && random.nextInt(100) < OFTEN_IN_100;
    }

    private Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    /** The wire of a process: nothing happens to what it reads, a lot to what it writes. */
    Wire wire(Wire server, PretendProcess process) {
        return call -> {
            process.requireAlive();
            return call.isWrite() && strikes() ? write(server, process, call) : server.exchange(call);
        };
    }

    private Wire.Reply write(Wire server, PretendProcess process, Wire.Call call) throws IOException {
        Kind kind = kind();
        String what = call.method() + " " + call.uri().replaceAll("\\?.*", "");
        switch (kind) {
            case CRASH_BEFORE -> throw process.dies("before " + what);
            case CRASH_AFTER -> {
                server.exchange(call);
                throw process.dies("after " + what);
            }
            case LANDS_LATE -> {
                // A kubelet's patches carry no version: one that landed late would speak of a VM that is no more.
                if (process.isOperator()) {
                    late.add(call);
                }
                throw process.dies("while " + what + " is on its way");
            }
            case REQUEST_LOST -> {
                tell(process, what + " is lost");
                throw new IOException("the request is lost");
            }
            case ANSWER_LOST -> {
                server.exchange(call);
                tell(process, "the answer to " + what + " is lost");
                throw new IOException("the answer is lost");
            }
            case REFUSED -> {
                tell(process, what + " is refused with 409");
                return CONFLICT;
            }
            case MEANWHILE -> {
                others(process);
                return server.exchange(call);
            }
        }
        throw new IllegalStateException("kind is " + kind);
    }

    private void others(PretendProcess process) {
        if (process.isOperator() && !isMeanwhile) {
            isMeanwhile = true;
            meanwhile.run();
            isMeanwhile = false;
        }
    }

    /** Requests of processes that have died arrive. */
    void deliverLate(Wire server) throws IOException {
        List<Wire.Call> arriving = List.copyOf(late);
        late.clear();
        for (Wire.Call call : arriving) {
            int status = server.exchange(call).status();
            timeline.tell("wire", "a late " + call.method() + " " + call.uri() + " arrives: " + status);
        }
    }

    /** The registry as the operator reaches it. */
    SnapshotRegistry registry(PretendRegistry registry, PretendProcess process) {
        return new SnapshotRegistry() {
            @Override
            public ProbeResult probe(String name, String tag) {
                process.requireAlive();
                return strikes() && random.nextBoolean()
                        ? new ProbeResult.Failed("the registry answered 504", null)
                        : registry.probe(name, tag);
            }

            @Override
            public DropResult drop(String name, String digest) {
                process.requireAlive();
                return strikes() ? struck(name, digest) : registry.drop(name, digest);
            }

            private DropResult struck(String name, String digest) {
                switch (kind()) {
                    case CRASH_BEFORE -> throw process.dies("before a drop");
                    case CRASH_AFTER -> {
                        registry.drop(name, digest);
                        throw process.dies("after a drop");
                    }
                    case ANSWER_LOST -> {
                        registry.drop(name, digest);
                        return new DropResult.Failed("the answer is lost", null);
                    }
                    case MEANWHILE, LANDS_LATE -> {
                        others(process);
                        return registry.drop(name, digest);
                    }
                    default -> {
                        return new DropResult.Failed("the registry answered 500", null);
                    }
                }
            }
        };
    }

    /** What goes wrong with VMs and pushes of a kubelet. */
    Trouble trouble(PretendProcess process) {
        return new Trouble() {
            @Override
            public void before(String effect) {
                process.requireAlive();
                if (strikes()) {
                    switch (kind()) {
                        case CRASH_BEFORE, LANDS_LATE -> throw process.dies("before " + effect);
                        case REQUEST_LOST, REFUSED -> throw new PretendRegistry.DownException(effect + " failed");
                        default -> {}
                    }
                }
            }

            @Override
            public void after(String effect) {
                if (strikes()) {
                    switch (kind()) {
                        case CRASH_AFTER, LANDS_LATE -> throw process.dies("after " + effect);
                        case ANSWER_LOST -> {
                            if (effect.startsWith("push")) {
                                throw new PretendRegistry.DownException("the answer to " + effect + " is lost");
                            }
                        }
                        default -> {}
                    }
                }
            }
        };
    }

    private void tell(PretendProcess process, String what) {
        timeline.tell("wire", what + " (" + process + ")");
    }
}
