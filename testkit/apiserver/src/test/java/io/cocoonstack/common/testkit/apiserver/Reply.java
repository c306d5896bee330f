package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a server answered. */
record Reply(int code, JsonNode body, List<String> warnings) {

    Reply ok() {
        assertThat(code).as("%s", body).isBetween(200, 299);
        return this;
    }

    /** The answer is an error of this kind, with a Status body that says the same. */
    Reply fails(int expected, String reason) {
        assertThat(code).as("%s", body).isEqualTo(expected);
        assertThat(text("/kind")).isEqualTo("Status");
        assertThat(text("/status")).isEqualTo("Failure");
        assertThat(text("/reason")).isEqualTo(reason);
        assertThat(body.at("/code").asInt()).isEqualTo(expected);
        assertThat(text("/message")).isNotEmpty();
        return this;
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    String version() {
        return text("/metadata/resourceVersion");
    }

    int generation() {
        return body.at("/metadata/generation").asInt();
    }
}
