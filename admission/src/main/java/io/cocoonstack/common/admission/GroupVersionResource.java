package io.cocoonstack.common.admission;

/**
 * The resource that a request goes to. A part that a review leaves out is an empty text, never null. Immutable.
 *
 * @param group the API group; empty for the core one
 * @param version the version in it
 * @param resource the plural, such as {@code pods}
 */
public record GroupVersionResource(String group, String version, String resource) {

    /** The resource of a review that names none. */
    public static final GroupVersionResource NONE = new GroupVersionResource("", "", "");

    /**
     * {@return whether this is a resource of a group, in whatever version}
     *
     * @param wantedGroup the group
     * @param wantedResource the plural
     */
    public boolean is(String wantedGroup, String wantedResource) {
        return group.equals(wantedGroup) && resource.equals(wantedResource);
    }
}
