package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random JSON trees. None holds a null anywhere, because a merge patch cannot speak of one; a text in them survives
 * UTF-8; and a tree equals what {@link Json} reads from its text.
 */
public final class JsonSamples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    // Few names, so that two trees often have one in common; some that JSON Pointer and JSON escape.
    private static final List<String> NAMES =
            List.of("a", "b", "c", "metadata", "annotations", "spec", "", "a/b", "m~n", "~1", "\"", "é", "🐌");

    private JsonSamples() {}

    /**
     * {@return any value but null: a scalar, a list or an object}
     * @param random the source of chance
     */
    public static JsonNode value(SplittableRandom random) {
        return value(random, 0);
    }

    /**
     * {@return an object, possibly empty; a tree of its own, which may be changed}
     * @param random the source of chance
     */
    public static ObjectNode object(SplittableRandom random) {
        return object(random, 0);
    }

    /**
     * {@return a tree of its own that differs from another in a few places, if at all: members that came, went or have
     * another value, here or further down}
     * @param random the source of chance
     * @param tree the other tree, left as it is
     */
    public static ObjectNode changed(SplittableRandom random, ObjectNode tree) {
        ObjectNode changed = tree.deepCopy();
        change(random, changed, 0);
        return changed;
    }

    private static void change(SplittableRandom random, ObjectNode tree, int depth) {
        for (int i = random.nextInt(3); i > 0; i--) {
            tree.set(Samples.oneOf(random, NAMES), value(random, depth + 1));
        }
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            int chance = random.nextInt(8);
            if (chance == 0) {
                tree.remove(name);
            } else if (chance < 5 && tree.get(name) instanceof ObjectNode inner) {
                change(random, inner, depth + 1);
            }
        }
    }

    private static JsonNode value(SplittableRandom random, int depth) {
        int kinds = depth >= DEEPEST ? 5 : 9;
        return switch (random.nextInt(kinds)) {
            case 0 -> NODES.textNode(Samples.wellFormedText(random));
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> integer(random);
            case 3 -> NODES.numberNode(BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 20)));
            case 4 -> NODES.textNode(Samples.word(random));
            case 5 -> list(random, depth);
            default -> object(random, depth);
        };
    }

    // Jackson reads an integer into the smallest type that holds it, and integers of different types are not equal.
    private static JsonNode integer(SplittableRandom random) {
        long value = random.nextLong() >> random.nextInt(64);
        if (random.nextInt(8) == 0) {
            return NODES.numberNode(BigInteger.ONE.shiftLeft(random.nextInt(63, 200)));
        }
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private static ArrayNode list(SplittableRandom random, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth + 1));
        }
        return list;
    }

    private static ObjectNode object(SplittableRandom random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(Samples.oneOf(random, NAMES), value(random, depth + 1));
        }
        return object;
    }
}
