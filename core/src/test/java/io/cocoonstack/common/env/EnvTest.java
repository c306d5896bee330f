package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule environment. */
class EnvTest {

    @Test
    void anUnsetVariableAndAnEmptyOneAreTheSame() {
        Env env = Env.of(Map.of("EMPTY", ""));
        assertThat(env.text("EMPTY")).isNull();
        assertThat(env.text("UNSET")).isNull();
        assertThat(env.text("EMPTY", "x")).isEqualTo("x");
        assertThat(env.bool("EMPTY", true)).isTrue();
        assertThat(env.duration("UNSET", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aMapIsReadAtEachCall() {
        Map<String, String> variables = new HashMap<>();
        Env env = Env.of(variables);
        variables.put("X", "1.5h");
        assertThat(env.duration("X", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void theSystemsEnvironmentIsThatOfTheProcess() {
        Map<String, String> all = System.getenv();
        assertThat(all)
                .allSatisfy(
                        (name, value) -> assertThat(Env.system().text(name, "")).isEqualTo(value));
        assertThat(Env.system().text("COCOON_A_VARIABLE_THAT_NOBODY_SETS")).isNull();
    }

    @Test
    void aDefaultThatIsNoBooleanAndNoDurationIsNeverNeeded() {
        Set<String> spellings = Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
        Property.forAll(5000, random -> {
            String value = Samples.text(random);
            Env env = Env.of(name -> value);
            assertThat(env.bool("X", true) == env.bool("X", false)).isEqualTo(spellings.contains(value));
            assertThat(env.duration("X", Duration.ofDays(1))).isNotNull();
        });
    }
}
