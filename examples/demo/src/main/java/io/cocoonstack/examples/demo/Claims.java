package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.world.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the demo claims, and whether it held. */
final class Claims {

    private final Story story;
    private final List<String> broken = new ArrayList<>();
    private int held;

    Claims(Story story) {
        this.story = story;
    }

    void check(String claim, @Nullable Object want, @Nullable Object got) {
        if (Objects.equals(want, got)) {
            held++;
            story.tell("check", "✓ " + claim);
        } else {
            broken.add(claim + " (expected " + want + ", got " + got + ")");
            story.tell("check", "✗ " + claim + ": expected " + want + ", got " + got);
        }
    }

    void none(String claim, List<String> found) {
        check(claim, List.of(), found);
    }

    int held() {
        return held;
    }

    List<String> broken() {
        return broken;
    }
}
