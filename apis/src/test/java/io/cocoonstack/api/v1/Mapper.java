package io.cocoonstack.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cocoonstack.common.testsupport.Json;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The mappers that users have. */
enum Mapper {
    /** Jackson 2 as it comes. */
    PLAIN(new ByJackson2(new ObjectMapper())),
    /** Without reflective access to what is not public. */
    STRICT(new ByJackson2(JsonMapper.builder()
            .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
            .build())),
    /** By way of a tree, as clones and fabric8's diffs go. */
    TREE(new Way() {
        private final ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        @Override
        public <T> T read(String json, Class<T> type) throws JsonProcessingException {
            return mapper.treeToValue(mapper.readTree(json), type);
        }

        @Override
        public String text(Object object) {
            return mapper.valueToTree(object).toString();
        }
    }),
    /** Jackson 3 as it comes, for bodies in Spring Boot 4. */
    PLAIN_3(new ByJackson3(new tools.jackson.databind.ObjectMapper())),
    /** Without reflective access to what is not public. */
    STRICT_3(new ByJackson3(tools.jackson.databind.json.JsonMapper.builder()
            .disable(tools.jackson.databind.MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
            .build())),
    /** By way of a tree. */
    TREE_3(new Way() {
        private final tools.jackson.databind.ObjectMapper mapper = tools.jackson.databind.json.JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        @Override
        public <T> T read(String json, Class<T> type) {
            return mapper.treeToValue(mapper.readTree(json), type);
        }

        @Override
        public String text(Object object) {
            return mapper.valueToTree(object).toString();
        }
    }),
    /** The one in a KubernetesClient, of the line that fabric8 is on. */
    FABRIC8(new Way() {
        private final KubernetesSerialization serialization = new KubernetesSerialization();

        @Override
        public <T> T read(String json, Class<T> type) {
            return serialization.unmarshal(json, type);
        }

        @Override
        public String text(Object object) {
            return serialization.asJson(object);
        }
    });

    @SuppressWarnings("ImmutableEnumChecker")
    private final Way way;

    Mapper(Way way) {
        this.way = way;
    }

    private interface Way {
        <T> T read(String json, Class<T> type) throws JsonProcessingException;

        String text(Object object) throws JsonProcessingException;
    }

    private record ByJackson2(ObjectMapper mapper) implements Way {

        @Override
        public <T> T read(String json, Class<T> type) throws JsonProcessingException {
            return mapper.readValue(json, type);
        }

        @Override
        public String text(Object object) throws JsonProcessingException {
            return mapper.writeValueAsString(object);
        }
    }

    private record ByJackson3(tools.jackson.databind.ObjectMapper mapper) implements Way {

        @Override
        public <T> T read(String json, Class<T> type) {
            return mapper.readValue(json, type);
        }

        @Override
        public String text(Object object) {
            return mapper.writeValueAsString(object);
        }
    }

    <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return way.read(json, type);
    }

    String text(Object object) throws JsonProcessingException {
        return way.text(object);
    }

    JsonNode write(Object object) throws JsonProcessingException {
        return Json.parse(text(object));
    }

    CocoonSet set(String json) throws JsonProcessingException {
        return read(json, CocoonSet.class);
    }

    AgentSpec agent(String json) throws JsonProcessingException {
        return read(json, AgentSpec.class);
    }
}
