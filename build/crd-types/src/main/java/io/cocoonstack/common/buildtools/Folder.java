package io.cocoonstack.common.buildtools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that are derived, by their path below a folder. */
final class Folder {

    private Folder() {}

    /** Writes the files that differ from what is there, and leaves the others alone. */
    static void update(Path folder, Map<String, String> files) {
        files.forEach((name, text) -> {
            Path file = folder.resolve(name);
            try {
                if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        });
    }

    /** The same for a folder that holds nothing else: files that are not derived any more are deleted. */
    static void replace(Path folder, Map<String, String> files) {
        for (String name : read(folder).keySet()) {
            if (!files.containsKey(name)) {
                try {
                    Files.delete(folder.resolve(name));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot delete " + name, e);
                }
            }
        }
        update(folder, files);
    }

    /** Every file below a folder, with its text. */
    static Map<String, String> read(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> regular = paths.filter(Files::isRegularFile).toList();
            for (Path path : regular) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
