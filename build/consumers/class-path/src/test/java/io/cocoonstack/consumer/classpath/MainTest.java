package io.cocoonstack.consumer.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.VmNames;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void coreIsInTheUnnamedModuleHere() {
        assertThat(VmNames.class.getModule().isNamed()).isFalse();
        assertThat(VmNames.class.getModule()).isSameAs(Main.class.getModule());
    }

    @Test
    void theProgramRuns() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
            Main.main(new String[] {"prod", "demo-db"});
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("vk-prod-demo-0 from unnamed module")
                .contains("vk-prod-demo-db from unnamed module");
    }
}
