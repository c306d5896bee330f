package io.cocoonstack.consumer.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.VmNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void coreIsANamedModuleHere() {
        assertThat(VmNames.class.getModule().isNamed()).isTrue();
        assertThat(VmNames.class.getModule().getName()).isEqualTo("io.cocoonstack.common.core");
        assertThat(Main.class.getModule().getName()).isEqualTo("io.cocoonstack.consumer.modulepath");
    }

    @Test
    void everyNamedModuleRunsWithRequiresAlone() throws IOException {
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
                .contains("vk-prod-demo-0 on ")
                .contains("vk-prod-demo-db on ")
                .contains(" from module io.cocoonstack.common.core")
                .contains("session Session[user=alice")
                .contains(" from module io.cocoonstack.common.auth")
                .contains("key EC from module io.cocoonstack.common.server")
                .contains("/answer from module io.cocoonstack.common.server")
                .contains("cannot be read as a manifest from module io.cocoonstack.common.registry");
    }
}
