package io.cocoonstack.common.testkit.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One file below {@code crd-cases}. Its first document is created; a second one is a merge patch that follows, to the
 * status when it holds one, else to the object. A leading {@code # expect:} is part of the message with which the last
 * of them is refused.
 */
record CrdCase(String name, String expect, ObjectNode object, ObjectNode patch) {

    private static final String EXPECT = "# expect: ";

    static Stream<CrdCase> in(String folder) {
        try (Stream<Path> files = Files.list(
                Path.of(CrdCase.class.getResource("/crd-cases/" + folder).toURI()))) {
            return files.sorted().map(CrdCase::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CrdCase read(Path file) {
        try {
            String text = Files.readString(file);
            List<String> documents = List.of(text.split("\n---\n", -1));
            String name = file.getFileName().toString().replace(".yaml", "");
            ObjectNode object = Serialization.unmarshal(documents.get(0), ObjectNode.class);
            object.withObject("/metadata").put("name", name);
            return new CrdCase(
                    name,
                    text.startsWith(EXPECT)
                            ? text.lines().findFirst().orElseThrow().substring(EXPECT.length())
                            : "",
                    object,
                    documents.size() > 1 ? Serialization.unmarshal(documents.get(1), ObjectNode.class) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the case, and returns the last answer. */
    Reply run(Cluster cluster) {
        String path = "/apis/cocoonset.cocoonstack.io/v1/namespaces/" + cluster.namespace() + "/"
                + object.path("kind").asText().toLowerCase(Locale.ROOT) + "s";
        String strict = "?fieldValidation=Strict";
        Reply created = cluster.post(path + strict, object);
        if (patch == null) {
            return created;
        }
        created.ok();
        String item = path + "/" + name + (patch.has("status") ? "/status" : "");
        return cluster.mergePatch(item + strict, patch);
    }

    @Override
    public String toString() {
        return name;
    }
}
