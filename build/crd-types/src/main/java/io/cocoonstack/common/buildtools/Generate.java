package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.TypeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the Java types of {@code crds/}. */
public final class Generate {

    private Generate() {}

    /**
     * Replaces the folder of generated sources.
     *
     * @param args the folder of the CRDs, the folder of the sources
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two arguments: the folder of the CRDs and the folder of the sources");
        }
        Folder.replace(Path.of(args[1]), render(Crd.readAll(Path.of(args[0]))));
    }

    /** The sources, by path. */
    static Map<String, String> render(List<Crd> crds) {
        Map<String, String> files = new TreeMap<>();
        List<BeanType> all = new ArrayList<>();
        for (Crd crd : crds) {
            List<BeanType> types = BeanType.of(crd);
            all.addAll(types);
            for (BeanType type : types) {
                add(files, BeanSource.of(type));
                add(files, JsonSource.of(type));
            }
            add(files, RootSource.resource(crd));
            add(files, RootSource.list(crd));
            add(files, JsonSource.ofResource(crd));
            add(files, JsonSource.ofList(crd));
        }
        add(files, BeanSource.ofVmOptions(all));
        return files;
    }

    private static void add(Map<String, String> files, TypeSpec type) {
        String path = Conventions.API.replace('.', '/') + "/" + type.name() + ".java";
        if (files.put(path, Parts.file(Conventions.API, type)) != null) {
            throw new IllegalArgumentException(path + " is generated twice");
        }
    }
}
