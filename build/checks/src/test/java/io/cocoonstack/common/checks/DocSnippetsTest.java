package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.PageCommands;
import io.cocoonstack.common.testsupport.Reactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a page shows as code is code that a test runs, or names things that are there. */
class DocSnippetsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>io\\.cocoonstack</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");
    private static final Pattern MAKE = Pattern.compile("`(?:[A-Z_]+=\\S+ )*make ([a-z-]+)[^`]*`");
    private static final Pattern KUSTOMIZATION = Pattern.compile("kubectl (?:apply|delete|diff) -k ([\\w./-]+)");
    private static final Pattern KEY = Pattern.compile("\\b(?:vm|cocoonset)\\.cocoonstack\\.io/[a-z][a-z-]*[a-z]");

    @Test
    void everyBlockSaysItsLanguage() {
        assertThat(blocks("")).isEmpty();
    }

    /** Lines may be indented otherwise; {@code make compat} runs the small users in build/consumers. */
    @Test
    void everyJavaBlockStandsInATestOrAnExample() {
        List<String> tests = new ArrayList<>();
        for (Path file : SourceTree.files(".java")) {
            String name = SourceTree.name(file);
            if (name.endsWith("Test.java")
                    || name.startsWith("examples/")
                    || name.startsWith("build/consumers/")
                    || name.contains("/example/")) {
                tests.add(stripped(SourceTree.read(file)));
            }
        }
        List<Block> missing = new ArrayList<>(blocks("java"));
        missing.removeIf(block -> tests.stream().anyMatch(test -> test.contains(stripped(block.text()))));
        assertThat(missing).as("blocks that stand in no test and no example").isEmpty();
    }

    /** There each command of a page has a test; what was printed for older versions is history. */
    @Test
    void everyPageWithCommandsForAShellIsNamedInTheTestThatRunsThem() {
        String test = SourceTree.read(
                Reactor.root().resolve("k8s/src/test/java/io/cocoonstack/common/k8s/operator/PageCommandsTest.java"));
        for (Path page : SourceTree.files(".md")) {
            String name = SourceTree.name(page);
            if (!name.equals("CHANGELOG.md") && !PageCommands.of(name).isEmpty()) {
                assertThat(test).as("the test of the commands of " + name).contains("\"" + name + "\"");
            }
        }
    }

    @Test
    void everyArtifactOfAnXmlBlockIsOfThisBuild() {
        Pom root = Pom.read(Reactor.root().resolve("pom.xml"));
        String version = Pom.text(root.elements().get(0), "version");
        Set<String> artifacts = ReactorModules.all().stream()
                .map(module -> "cocoon-common-" + ReactorModules.name(module))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Block block : blocks("xml")) {
            Matcher artifact = ARTIFACT.matcher(block.text());
            while (artifact.find()) {
                assertThat(artifacts).as(block.page()).contains(artifact.group(1));
                if (artifact.group(2) != null) {
                    assertThat(artifact.group(2)).as(block.page()).isEqualTo(version);
                }
            }
        }
    }

    @Test
    void thePomOfTheReadmeIsThatOfTheQuickstart() {
        String quickstart = stripped(SourceTree.read(Reactor.root().resolve("examples/quickstart/pom.xml")));
        List<Block> poms = blocks("xml");
        poms.removeIf(
                block -> !block.page().equals("README.md") || !block.text().contains("kubernetes-client-bom"));
        assertThat(poms).hasSize(1).allSatisfy(block -> assertThat(quickstart).contains(stripped(block.text())));
    }

    @Test
    void everyMakeTargetIsThere() {
        String makefile = SourceTree.read(Reactor.root().resolve("Makefile"));
        for (Path page : SourceTree.files(".md")) {
            Matcher make = MAKE.matcher(SourceTree.read(page));
            while (make.find()) {
                assertThat(makefile).as(SourceTree.name(page)).containsPattern("(?m)^" + make.group(1) + ":");
            }
        }
    }

    @Test
    void everyKustomizationIsThere() {
        for (Path page : SourceTree.files(".md")) {
            Matcher apply = KUSTOMIZATION.matcher(SourceTree.read(page));
            while (apply.find()) {
                assertThat(Reactor.root().resolve(apply.group(1)).resolve("kustomization.yaml"))
                        .as(SourceTree.name(page))
                        .exists();
            }
        }
    }

    /** The contract may name a key that the code does not have yet. */
    @Test
    void everyKeyIsOneOfTheContract() {
        String known = SourceTree.read(ContractPage.file())
                + SourceTree.read(
                        Reactor.root().resolve("core/src/main/java/io/cocoonstack/common/meta/Annotations.java"));
        for (Path page : SourceTree.files(".md")) {
            Matcher key = KEY.matcher(SourceTree.read(page).replace("\\.", "."));
            while (key.find()) {
                assertThat(known).as(SourceTree.name(page)).contains(key.group());
            }
        }
    }

    private record Block(String page, String text) {}

    private static List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        for (Path page : SourceTree.files(".md")) {
            Matcher block = BLOCK.matcher(SourceTree.read(page));
            while (block.find()) {
                if (block.group(1).toLowerCase(Locale.ROOT).equals(language)) {
                    blocks.add(new Block(SourceTree.name(page), block.group(2)));
                }
            }
        }
        return blocks;
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
