package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Counterexample;
import java.util.List;

/** The counterexamples as a page of the docs: for each wrong variant the shortest way to the harm. */
final class Stories {

    private Stories() {}

    /**
     * Explores every wrong variant and tells how it fails.
     *
     * @return Markdown, which is the same every time
     * @throws IllegalStateException if a variant is not refuted that was to be
     */
    static String page() {
        StringBuilder page = new StringBuilder();
        page.append("""
            # Counterexamples

            Each way to get the protocol wrong that the explorer knows, with the shortest way to what must not be.
            `make stories` writes this page; a test holds it to what the explorer says. How to read a step: a
            controller first decides what it *is to send*, and the request lands later, with others in between.
            The VM runs on node-a when a story begins, unless the pod is created in it.

            """);
        for (Variant variant : Variant.values()) {
            Bounds bounds = variant.bounds();
            if (bounds != null) {
                tell(page, "## ", bounds, variant, variant.what());
            }
        }
        page.append("""
            ## What only the other side can prevent

            Today's Go operator loses a VM in these ways, whatever our kubelets do. In the last two, a kubelet of
            others and a registry do so, whatever our operator does. Without them, nothing is lost.

            """);
        for (RemainingLoss loss : RemainingLoss.values()) {
            tell(page, "### ", loss.bounds(), Variant.NONE, loss.what());
        }
        page.append(
                "## What is forgiven\n\nNo exploration that we made refutes these, as long as all else is right:\n\n");
        for (Variant variant : Variant.values()) {
            page.append(variant.isForgiven() ? "- " + variant.what() + '\n' : "");
        }
        return page.toString();
    }

    private static void tell(StringBuilder page, String heading, Bounds bounds, Variant variant, String what) {
        Counterexample counterexample = RoundModel.explore(bounds, variant).counterexample();
        if (counterexample == null) {
            throw new IllegalStateException("there is no counterexample to: " + what + "; within " + bounds);
        }
        page.append(heading).append(capital(what)).append("\n\n");
        page.append("Within: ").append(bounds.name()).append(".\n\n");
        List<String> story = counterexample.story();
        for (int i = 0; i < story.size(); i++) {
            boolean last = i + 1 == story.size();
            page.append(i + 1)
                    .append(". ")
                    .append(last ? "**" + story.get(i) + "**" : story.get(i))
                    .append('\n');
        }
        page.append('\n');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
