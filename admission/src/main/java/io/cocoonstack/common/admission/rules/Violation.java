package io.cocoonstack.common.admission.rules;

/**
 * A rule that an object breaks. Nothing in it is null. Immutable.
 *
 * @param path the field, such as {@code spec.toolboxes[2].backend}; empty for the object as a whole
 * @param rule the name of the rule, the same in every version, such as {@code toolbox-backend-of-agent}
 * @param message one English sentence, which begins with the field
 */
public record Violation(String path, String rule, String message) {}
