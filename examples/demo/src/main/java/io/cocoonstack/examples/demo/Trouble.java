package io.cocoonstack.examples.demo;

/** Where something can go wrong: the story and the fault runs put in what they want to see. */
public interface Trouble {

    /** Nothing goes wrong. */
    Trouble NONE = new Trouble() {};

    /** A process dies, wherever it is: no handler of exceptions stands in its way. */
    final class Crash extends Error {
        private static final long serialVersionUID = 1;

        /** Dies. */
        public Crash() {
            super("the process dies here", null, false, false);
        }
    }

    /**
     * An effect is about to happen. May throw, and then it does not.
     *
     * @param effect which, such as {@code destroy}
     */
    default void before(String effect) {}

    /**
     * An effect has happened. May throw, and then whoever did it does not know.
     *
     * @param effect which, such as {@code destroy}
     */
    default void after(String effect) {}
}
