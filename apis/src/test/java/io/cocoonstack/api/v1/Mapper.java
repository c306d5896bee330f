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
    /** Jackson as it comes. */
    PLAIN {
        @SuppressWarnings("ImmutableEnumChecker")
        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        <T> T read(String json, Class<T> type) throws JsonProcessingException {
            return mapper.readValue(json, type);
        }

        @Override
        String text(Object object) throws JsonProcessingException {
            return mapper.writeValueAsString(object);
        }
    },
    /** Without reflective access to what is not public. */
    STRICT {
        @SuppressWarnings("ImmutableEnumChecker")
        private final ObjectMapper mapper = JsonMapper.builder()
                .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
                .build();

        @Override
        <T> T read(String json, Class<T> type) throws JsonProcessingException {
            return mapper.readValue(json, type);
        }

        @Override
        String text(Object object) throws JsonProcessingException {
            return mapper.writeValueAsString(object);
        }
    },
    /** By way of a tree, as clones and fabric8's diffs go. */
    TREE {
        @SuppressWarnings("ImmutableEnumChecker")
        private final ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        @Override
        <T> T read(String json, Class<T> type) throws JsonProcessingException {
            return mapper.treeToValue(mapper.readTree(json), type);
        }

        @Override
        String text(Object object) {
            return mapper.valueToTree(object).toString();
        }
    },
    /** The one in a KubernetesClient. */
    FABRIC8 {
        @SuppressWarnings("ImmutableEnumChecker")
        private final KubernetesSerialization serialization = new KubernetesSerialization();

        @Override
        <T> T read(String json, Class<T> type) {
            return serialization.unmarshal(json, type);
        }

        @Override
        String text(Object object) {
            return serialization.asJson(object);
        }
    };

    abstract <T> T read(String json, Class<T> type) throws JsonProcessingException;

    abstract String text(Object object) throws JsonProcessingException;

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
