package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A set of golden vectors. An <em>area</em> is a file {@code <area>.json} with its cases, or a folder whose files are
 * one case each, the whole file being its {@code input}.
 *
 * <p>{@link #current()} reads the folder that the system property {@code cocoon.vectors} names, and the files that
 * this project ships when the property is unset or empty. Name the folder by its absolute path; a relative one counts
 * from the root of the reactor, whatever module the test belongs to.
 */
public final class VectorFiles {

    /** The system property that names a folder of other vectors. */
    public static final String PROPERTY = "cocoon.vectors";

    /** Where these vectors come from, for messages. */
    final String origin;

    private final boolean shipped;
    private final NavigableMap<String, byte[]> files;

    private VectorFiles(String origin, boolean shipped, NavigableMap<String, byte[]> files) {
        this.origin = origin;
        this.shipped = shipped;
        this.files = files;
    }

    /**
     * {@return the vectors to run: those of the folder in {@value #PROPERTY} when it is set, else the shipped ones}
     * @throws IllegalStateException if the folder does not exist
     */
    public static VectorFiles current() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? shipped() : in(Reactor.root().resolve(folder));
    }

    /** {@return the vectors that this project ships} */
    public static VectorFiles shipped() {
        try {
            URL url = Objects.requireNonNull(VectorFiles.class.getResource("/vectors"), "no vectors in resources");
            return new VectorFiles("the vectors of this project", true, read(url.toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read the vectors of this project", e);
        }
    }

    /**
     * {@return the vectors of a folder: what its JSON files hold now}
     * @param folder the folder
     * @throws IllegalStateException if there is no such folder
     */
    public static VectorFiles in(Path folder) {
        // Skipping everything would look like success.
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "no folder of vectors at " + folder + " (system property " + PROPERTY + ", absolute path best)");
        }
        try {
            return new VectorFiles(folder.toString(), false, read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vectors in " + folder, e);
        }
    }

    /** {@return whether these are the vectors that this project ships; false for a folder's} */
    public boolean isShipped() {
        return shipped;
    }

    /** {@return the areas that have a file or a folder here; their names, sorted} */
    public Set<String> areas() {
        Set<String> areas = new TreeSet<>();
        files.keySet().forEach(path -> areas.add(areaOf(path)));
        return areas;
    }

    /**
     * {@return the cases of an area in their order; empty when the area is not here}
     * @param area the area's name
     * @throws IllegalStateException if the file has not the form of a vector file
     */
    public List<VectorCase> cases(String area) {
        byte[] file = files.get(area + ".json");
        List<VectorCase> cases = new ArrayList<>();
        if (file != null) {
            JsonNode spelled =
                    Json.spelled(new String(file, StandardCharsets.UTF_8)).path("cases");
            JsonNode list = Json.parse(file).path("cases");
            if (!list.isArray()) {
                throw new IllegalStateException(area + ".json in " + origin + ": expected a list `cases`");
            }
            for (JsonNode node : list) {
                cases.add(caseOf(area, cases.size(), node, spelled));
            }
        }
        String folder = area + "/";
        files.tailMap(folder).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(folder))
                .forEach(entry -> cases.add(new VectorCase(
                        area,
                        cases.size(),
                        entry.getKey().substring(folder.length()),
                        area,
                        Json.parse(entry.getValue()),
                        Json.spelled(new String(entry.getValue(), StandardCharsets.UTF_8)),
                        MissingNode.getInstance(),
                        null)));
        return List.copyOf(cases);
    }

    /**
     * {@return a file as it is: a copy of its bytes}
     * @param path the path within the set, such as {@code admission-reviews/pod-create.json}
     * @throws IllegalArgumentException if there is no such file
     */
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no vector file " + path + " in " + origin);
        }
        return bytes.clone();
    }

    /**
     * {@return a sum over all that the area holds, to tell whether a record of an earlier run was made with the same
     * files; null when the area is not here}
     * @param area the area's name
     */
    public @Nullable String fingerprint(String area) {
        if (!areas().contains(area)) {
            return null;
        }
        CRC32C sum = new CRC32C();
        files.forEach((path, bytes) -> {
            if (areaOf(path).equals(area)) {
                sum.update(bytes);
            }
        });
        return Long.toHexString(sum.getValue());
    }

    private VectorCase caseOf(String area, int index, JsonNode node, JsonNode spelled) {
        JsonNode input = node.path("input");
        JsonNode name = node.path("name");
        if (!name.isTextual() || !input.isObject() || !node.has("want")) {
            throw new IllegalStateException(area + ".json in " + origin + ", case " + index
                    + ": expected a text `name`, an object `input`, and `want`");
        }
        return new VectorCase(
                area,
                index,
                name.textValue(),
                input.path("call").asText(area),
                input,
                spelled.path(index).path("input"),
                node.path("want"),
                node.path("departs").textValue());
    }

    private static String areaOf(String path) {
        int slash = path.indexOf('/');
        return slash >= 0 ? path.substring(0, slash) : path.substring(0, path.length() - ".json".length());
    }

    private static NavigableMap<String, byte[]> read(Path folder) throws IOException {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(path)) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    // A folder when the reactor runs up to the tests, a jar when it runs further.
    private static NavigableMap<String, byte[]> read(URI uri) throws IOException {
        if (!"jar".equals(uri.getScheme())) {
            return read(Path.of(uri));
        }
        String location = uri.getRawSchemeSpecificPart();
        Path jar = Path.of(URI.create(location.substring(0, location.lastIndexOf("!/"))));
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            return read(files.getPath("/vectors"));
        }
    }
}
