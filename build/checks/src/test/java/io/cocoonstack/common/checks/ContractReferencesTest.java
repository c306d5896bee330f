package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.checks.ContractReferences.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every reference to the contract points to a section, a rule or a row that docs/contract.md has. */
class ContractReferencesTest {

    /** Pages of measurements, whose numbers may look like those of sections. */
    private static final Set<String> MEASURED = Set.of("docs/performance.md", "docs/scale.md");

    private static final List<String> KINDS = List.of(".java", ".md", ".yaml", ".xml", ".json", ".properties");

    private final ContractPage contract = ContractPage.read();

    @Test
    void everyReferenceOfTheRepositoryIsToARuleThatIsThere() {
        List<String> dangling = new ArrayList<>();
        for (String kind : KINDS) {
            for (Path file : SourceTree.files(kind)) {
                for (Reference each : ContractReferences.in(SourceTree.read(file))) {
                    if (!contract.hasAnchor(each.anchor())) {
                        dangling.add(SourceTree.name(file) + ":" + each.line() + ": \"" + each.text() + "\" points to #"
                                + each.anchor() + ", which " + ContractPage.FILE + " does not have");
                    }
                }
            }
        }
        assertThat(dangling).isEmpty();
    }

    @Test
    void noReferenceIsWrittenInAnotherForm() {
        List<String> others = new ArrayList<>();
        for (Path file : SourceTree.files(".java")) {
            for (Reference each : ContractReferences.bare(JavaText.comments(SourceTree.read(file)))) {
                others.add(SourceTree.name(file) + ":" + each.line() + ": \"" + each.text() + "\"");
            }
        }
        for (Path file : SourceTree.files(".md")) {
            if (!SourceTree.name(file).startsWith("docs/contract") && !MEASURED.contains(SourceTree.name(file))) {
                for (Reference each : ContractReferences.bare(SourceTree.read(file))) {
                    others.add(SourceTree.name(file) + ":" + each.line() + ": \"" + each.text() + "\"");
                }
            }
        }
        assertThat(others).as("write \"contract 6.3 rule 5\"").isEmpty();
    }

    @Test
    void everyTestOfTheKitNamesItsRule() {
        List<String> without = new ArrayList<>();
        for (Path file : SourceTree.filesUnder(ReactorModules.folder("testkit/contracts/src/main"), ".java")) {
            ContractCoverage.kitTests(SourceTree.read(file)).forEach((name, comment) -> {
                ContractPage.Entry rule =
                        contract.entry(ContractReferences.in(name + "(").get(0).anchor());
                boolean linked = ContractReferences.in(comment).stream()
                        .filter(each -> each.text().startsWith("@ContractTest"))
                        .map(each -> contract.entry(each.anchor()))
                        .anyMatch(to -> rule.isSection() ? rule.section().equals(to.section()) : rule.equals(to));
                if (!linked) {
                    without.add(SourceTree.name(file) + ": " + name);
                }
            });
        }
        assertThat(without)
                .as("tests of the kit whose annotation does not name their rule")
                .isEmpty();
    }

    @Test
    void everyRuleSaysWhatItIsFor() {
        assertThat(contract.entries())
                .filteredOn(each -> !each.isSection() && !each.isRow())
                .filteredOn(each -> !each.section().equals("6.7") || "keep-snapshot".equals(each.rule()))
                .allSatisfy(each -> assertThat(each.hasIntent())
                        .as(each.reference() + " has an intent")
                        .isTrue());
    }

    @Test
    void theFormsOfAReferenceAreRead() {
        assertThat(anchors("(contract 6.3).")).containsExactly("s6-3");
        assertThat(anchors("see contract 8a, which")).containsExactly("s8a");
        assertThat(anchors("contract 6.3 rule 5.")).containsExactly("r6-3-5");
        assertThat(anchors("contract 6.2 rule 2 and 6.3 rule 9")).containsExactly("r6-2-2", "r6-3-9");
        assertThat(anchors("Contract 2, 4 and 6.1")).containsExactly("s2", "s4", "s6-1");
        assertThat(anchors("contract 6.2 rules 1 to 3, and")).containsExactly("r6-2-1", "r6-2-2", "r6-2-3");
        assertThat(anchors("contract 6.3 rules 1 to 3 and 8.")).containsExactly("r6-3-1", "r6-3-2", "r6-3-3", "r6-3-8");
        assertThat(anchors("contract 6.3 rules 5 and 9")).containsExactly("r6-3-5", "r6-3-9");
        assertThat(anchors("contract 6.4 rules intent, existence and with-flag, and 12a."))
                .containsExactly("r6-4-intent", "r6-4-existence", "r6-4-with-flag", "s12a");
        assertThat(anchors("contract 6.5 row wake-drop says")).containsExactly("r6-5-wake-drop");
        assertThat(anchors("contract 6.1 rule wake-complete")).containsExactly("r6-1-wake-complete");
        assertThat(anchors("void required_6_3_10_aDeletion() {")).containsExactly("r6-3-10");
        assertThat(anchors("void required_6_1_aWake() {")).containsExactly("s6-1");
        assertThat(anchors("void required_12_aDrop() {")).containsExactly("s12");
        assertThat(anchors("[gates](contract.md#s6-1)")).containsExactly("s6-1");
        assertThat(anchors("the contract is 6.3")).isEmpty();
    }

    @Test
    void aReferenceThatALineEndsInIsReadAcrossTheEnd() {
        List<Reference> found = ContractReferences.in("/**\n * A drop (contract\n * 6.2 rule 2).\n */");
        assertThat(found).containsExactly(new Reference("r6-2-2", "contract 6.2 rule 2", 2));
    }

    @Test
    void aNumberAloneIsNoReference() {
        assertThat(ContractReferences.bare("Rule 5: see rule 5 of 6.2.\nContract 6.3 rule 9 and 6.4."))
                .extracting(Reference::text)
                .containsExactly("rule 5", "6.2");
        assertThat(ContractReferences.bare("[rule 4](contract.md#r6-2-4), version 6.2.1 and 16.3"))
                .isEmpty();
    }

    private static List<String> anchors(String text) {
        return ContractReferences.in(text).stream().map(Reference::anchor).toList();
    }
}
