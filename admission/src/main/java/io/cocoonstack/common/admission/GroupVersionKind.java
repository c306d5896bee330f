package io.cocoonstack.common.admission;

/**
 * The type of an object. A part that a review leaves out is an empty text, never null. Immutable.
 *
 * @param group the API group; empty for the core one
 * @param version the version in it
 * @param kind the kind, such as {@code Pod}
 */
public record GroupVersionKind(String group, String version, String kind) {

    /** The type of a review that names none. */
    public static final GroupVersionKind NONE = new GroupVersionKind("", "", "");

    /**
     * {@return whether this is a kind of a group, in whatever version}
     *
     * @param wantedGroup the group
     * @param wantedKind the kind
     */
    public boolean is(String wantedGroup, String wantedKind) {
        return group.equals(wantedGroup) && kind.equals(wantedKind);
    }
}
