package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8Test {

    static boolean strict(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Alone, and at every place in a word of eight bytes, before and behind. */
    private static void check(byte... sequence) {
        for (int before = 0; before < 9; before++) {
            for (int behind : new int[] {0, 1, 9}) {
                byte[] bytes = new byte[before + sequence.length + behind];
                Arrays.fill(bytes, (byte) 'x');
                System.arraycopy(sequence, 0, bytes, before, sequence.length);
                assertThat(Utf8.isValid(bytes))
                        .as("%s after %s before %s", HexFormat.of().formatHex(sequence), before, behind)
                        .isEqualTo(strict(bytes));
            }
        }
    }

    @Test
    void everyFirstByteIsJudgedAsTheJdkDoesWithWhateverFollows() {
        int[] more = {0x41, 0x7f, 0x80, 0xbf, 0xc0};
        int[] seconds = {0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0x7e; first < 256; first++) {
            for (int second : seconds) {
                same(first, second);
                for (int third : more) {
                    same(first, second, third);
                    for (int fourth : more) {
                        same(first, second, third, fourth);
                    }
                }
            }
        }
    }

    private static void same(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        if (Utf8.isValid(bytes) != strict(bytes)) {
            throw new AssertionError(HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void theEdgesAreJudgedWhereverTheyStand() {
        for (String hex : List.of(
                "7f",
                "80",
                "bf",
                "c0af",
                "c1bf",
                "c280",
                "dfbf",
                "e09fbf",
                "e0a080",
                "ed9fbf",
                "eda080",
                "edbfbf",
                "ee8080",
                "efbfbf",
                "f08fbfbf",
                "f0908080",
                "f48fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "c2",
                "e282",
                "f09f90",
                "e28282ac")) {
            check(HexFormat.of().parseHex(hex));
        }
    }

    @Test
    void anyBytesAreJudgedAsTheJdkDoes() {
        Property.forAll(5_000, random -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes.writeBytes(Samples.wellFormedText(random).getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(3) == 0) {
                    bytes.write(random.nextInt(256));
                }
            }
            byte[] text = bytes.toByteArray();
            assertThat(Utf8.isValid(text)).isEqualTo(strict(text));
        });
    }
}
