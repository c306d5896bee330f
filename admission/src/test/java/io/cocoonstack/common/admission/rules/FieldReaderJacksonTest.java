package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.common.admission.RandomBodies;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Owner;
import io.cocoonstack.common.meta.PodMetadata;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tolerations and owner references are read from tokens as they are from Jackson's tree of the whole object. */
class FieldReaderJacksonTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static final List<String> NAMES = List.of(
            "key",
            "operator",
            "value",
            "effect",
            "tolerationSeconds",
            "apiVersion",
            "kind",
            "name",
            "uid",
            "controller",
            "blockOwnerDeletion",
            "x",
            "",
            "Key");

    private static final List<String> TEXTS = List.of("virtual-kubelet.io/provider", "CocoonSet", "demo", "", "\n\"é");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1.0",
            "1e3",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "-9223372036854775809",
            "{}",
            "{\"key\":[{}]}",
            "[]",
            "[[1],{\"kind\":\"x\"}]");

    private static final List<String> NO_LISTS = List.of("null", "true", "5", "\"x\"", "{}", "{\"key\":\"x\"}");

    @Test
    void listsAreReadAsFromATree() {
        Map<String, Integer> seen = new TreeMap<>();
        Property.forAll(20_000, random -> {
            String pod = "{\"metadata\":{\"name\":\"n\",\"ownerReferences\":" + list(random) + ",\"x\":1},"
                    + "\"spec\":{\"tolerations\":" + list(random) + "}}";
            String tolerant = tolerant(pod);
            assertThat(isTolerant(pod)).as(pod).isEqualTo(tolerant);
            String owners = owners(pod);
            assertThat(readOwners(pod)).as(pod).isEqualTo(owners);
            seen.merge(tolerant, 1, Integer::sum);
            seen.merge(owners.contains("CocoonSet") ? "owned" : "other", 1, Integer::sum);
        });
        if (seen.values().stream().mapToInt(Integer::intValue).sum() > 2) {
            assertThat(seen.values())
                    .as("%s", seen)
                    .allMatch(times -> times > 500)
                    .hasSize(5);
        }
    }

    private static String list(SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return Samples.oneOf(random, NO_LISTS);
        }
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int kind = random.nextInt(30);
            elements.add(kind == 0 ? Samples.oneOf(random, NO_LISTS) : kind < 4 ? "null" : element(random));
        }
        return elements.toString();
    }

    private static String element(SplittableRandom random) {
        Set<String> names = new HashSet<>();
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = Samples.oneOf(random, random.nextBoolean() ? List.of("key", "kind", "name") : NAMES);
            if (names.add(name)) {
                String value = name.equals("tolerationSeconds") || random.nextInt(12) == 0
                        ? Samples.oneOf(random, VALUES)
                        : '"' + RandomBodies.spelled(random, Samples.oneOf(random, TEXTS), 20) + '"';
                members.add('"' + RandomBodies.spelled(random, name, 20) + "\" :" + value);
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String isTolerant(String pod) {
        try {
            return String.valueOf(FieldReader.hasCocoonToleration(Raw.object(pod), "/spec/tolerations"));
        } catch (FieldReader.UnreadableException e) {
            return "unreadable";
        }
    }

    private static String readOwners(String pod) {
        RawObject object = Raw.object(pod);
        try {
            return FieldReader.owners(object).toString();
        } catch (FieldReader.UnreadableException e) {
            return "unreadable";
        }
    }

    private static String tolerant(String pod) {
        JsonNode list = tree(pod).at("/spec/tolerations");
        List<String> keys = new ArrayList<>();
        list.forEach(element -> keys.add(element.path("key").textValue()));
        return isReadable(list) ? String.valueOf(PodMetadata.hasCocoonToleration(keys)) : "unreadable";
    }

    private static String owners(String pod) {
        JsonNode list = tree(pod).at("/metadata/ownerReferences");
        List<Owner> owners = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isNull()) {
                owners.add(new Owner(
                        element.path("kind").textValue(), element.path("name").textValue()));
            }
        }
        return isReadable(list) ? owners.toString() : "unreadable";
    }

    private static boolean isReadable(JsonNode list) {
        boolean readable = list.isArray() || list.isNull();
        for (JsonNode element : list) {
            readable &= element.isObject() || element.isNull();
            for (Map.Entry<String, JsonNode> field : element.properties()) {
                JsonNode value = field.getValue();
                readable &= value.isNull()
                        || switch (NAMES.indexOf(field.getKey())) {
                            case 0, 1, 2, 3, 5, 6, 7, 8 -> value.isTextual();
                            case 4 -> value.isIntegralNumber() && value.canConvertToLong();
                            case 9, 10 -> value.isBoolean();
                            default -> true;
                        };
            }
        }
        return readable;
    }

    private static JsonNode tree(String json) {
        try {
            return JACKSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
