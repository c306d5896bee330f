package io.cocoonstack.api;

/**
 * A value in an object that does not fit the type of its field, and was kept as it was (see {@link Extensible}). An API
 * server that has the CRDs refuses such objects.
 *
 * @param path where it stands, such as {@code spec.toolboxes[2].probePort}
 * @param value the JSON that stands there, in plain Java
 * @param expected what should stand there, such as {@code an integer of 32 bits}
 */
public record Misfit(String path, Object value, String expected) {

    private static final int SHOWN = 60;

    /**
     * Field, value and what was expected, in one sentence.
     *
     * @return for example {@code spec.agent.replicas is "three", expected an integer of 32 bits}
     */
    public String message() {
        String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return path + " is " + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + ", expected "
                + expected;
    }
}
