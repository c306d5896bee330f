package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

    private final FieldNames names = new FieldNames();

    @Test
    void aNameComesOnceInAnObjectAndAgainInAnother() {
        names.open();
        assertThat(names.add("a")).isTrue();
        names.open();
        assertThat(names.add("a")).isTrue();
        assertThat(names.add(new String("a".toCharArray()))).isFalse();
        names.close();
        names.open();
        assertThat(names.add("a")).isTrue();
        names.close();
        assertThat(names.add("b")).isTrue();
        assertThat(names.add("a")).isFalse();
    }

    @Test
    void namesOfOneHashAreTwoNames() {
        names.open();
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(names.add("Aa")).isTrue();
        assertThat(names.add("BB")).isTrue();
        assertThat(names.add("BB")).isFalse();
    }

    @Test
    void itDoesWhatASetForEachObjectDoes() {
        Property.forAll(300, random -> {
            FieldNames tested = new FieldNames();
            Deque<Set<String>> model = new ArrayDeque<>();
            int most = random.nextInt(1, 120);
            for (int i = 0; i < 600; i++) {
                int what = model.isEmpty() ? 0 : random.nextInt(20);
                if (what == 0) {
                    tested.open();
                    model.push(new HashSet<>());
                } else if (what == 1) {
                    tested.close();
                    model.pop();
                } else {
                    String name = "n" + random.nextInt(most);
                    assertThat(tested.add(name)).isEqualTo(model.peek().add(name));
                }
            }
        });
    }

    @Test
    void deepNestingIsRemembered() {
        for (int i = 0; i < 1000; i++) {
            names.open();
            assertThat(names.add("n")).isTrue();
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(names.add("n")).isFalse();
            assertThat(names.add("m" + i)).isTrue();
            names.close();
        }
    }
}
