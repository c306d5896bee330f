package io.cocoonstack.common.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import io.cocoonstack.common.testsupport.Reactor;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which artifact a class came from; packages would not tell, since jars of other projects share them. */
final class Artifact {

    private static final Pattern JDK = Pattern.compile("jrt:/+([^/]+)/.*");
    private static final Pattern OURS = Pattern.compile(".*/cocoon-common-([a-z0-9-]+?)(?:-\\d[^/]*)?\\.jar!/.*");
    private static final Pattern JAR = Pattern.compile(".*/([^/]+?)-\\d[^/]*\\.jar!/.*");
    private static final Pattern FOLDER = Pattern.compile("file:/*(/.*)/target/(classes|test-classes)/.*");

    private Artifact() {}

    /**
     * The artifact's name: {@code testkit-world} for our module in the folder {@code testkit/world}, {@code
     * jdk:java.base} for a module of the JDK, the artifact id for a jar, {@code unknown} for what is not on the class
     * path.
     */
    static String of(JavaClass javaClass) {
        JavaClass component = javaClass.getBaseComponentType();
        if (component.isPrimitive()) {
            return "jdk:java.base";
        }
        return component.getSource().map(Source::getUri).map(Artifact::of).orElse("unknown");
    }

    static String of(URI uri) {
        String location = uri.toString();
        for (Pattern pattern : new Pattern[] {OURS, JAR}) {
            Matcher matcher = pattern.matcher(location);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        Matcher folder = FOLDER.matcher(location);
        if (folder.matches()) {
            return ReactorModules.name(
                    Reactor.root().relativize(Path.of(folder.group(1))).toString());
        }
        Matcher jdk = JDK.matcher(location);
        return jdk.matches() ? "jdk:" + jdk.group(1) : "unknown";
    }
}
