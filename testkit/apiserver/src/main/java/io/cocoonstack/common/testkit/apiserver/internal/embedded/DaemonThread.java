package io.cocoonstack.common.testkit.apiserver.internal.embedded;

/** Threads of the web server. They do not keep the JVM alive. */
final class DaemonThread {

    private DaemonThread() {}

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
