package io.cocoonstack.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that keeps the JSON which its typed properties would not write back, so that reading it, changing something
 * and writing it leaves everything else as it was:
 *
 * <ul>
 *   <li>fields that this version does not know;
 *   <li>under the name of a known field, a value that does not fit its type: the typed property is null then (an empty
 *       list, or 0 for a count);
 *   <li>under the name of a known field, a value that fits and is spelled in another way than the typed property
 *       writes it: an explicit 0, {@code false}, empty text or empty list where absence means the same, or a quantity
 *       as a JSON number.
 * </ul>
 *
 * <p>Under the name of a known field the JSON is written for as long as the typed property still says what was read;
 * then the typed property is. Setting the typed property forgets the JSON. No name is written twice.
 */
public interface Extensible {

    /**
     * {@return the JSON that the typed properties do not write, in plain Java: {@code Map}, {@code List}, {@code
     * String}, {@code Boolean}, {@code Number} or null; the map itself, not a copy; never null}
     */
    Map<String, Object> getAdditionalProperties();

    /**
     * Adds a field, or replaces one.
     *
     * @param name its name in JSON
     * @param value what Jackson can write; null is written as JSON null
     */
    void setAdditionalProperty(String name, @Nullable Object value);
}
