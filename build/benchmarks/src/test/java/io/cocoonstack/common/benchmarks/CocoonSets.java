package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.api.v1.CocoonSetList;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A list of 500 sets, decoded. The limit is Jackson's tree of the same bytes. */
@State(Scope.Thread)
public class CocoonSets {

    private final byte[] list = Inputs.cocoonSets(500);
    private final ObjectMapper mapper = new ObjectMapper();

    @Benchmark
    public CocoonSetList ours() throws IOException {
        return mapper.readValue(list, CocoonSetList.class);
    }

    @Benchmark
    public JsonNode limit() throws IOException {
        return mapper.readTree(list);
    }
}
