package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/**
 * The request of an AdmissionReview (contract 8): operation, object, user. A text that the review leaves out is null.
 * An object that it leaves out is {@linkplain RawObject#isPresent() absent}, and a kind, a resource or a user that it
 * leaves out is {@code NONE}.
 *
 * <p>Immutable and safe for use by many threads. {@link ReviewLoop#requestOf} makes one for a test.
 */
public final class AdmissionRequest {

    @Nullable
    String uid;

    GroupVersionKind kind = GroupVersionKind.NONE;
    GroupVersionResource resource = GroupVersionResource.NONE;

    @Nullable
    String subResource;

    GroupVersionKind requestKind = GroupVersionKind.NONE;
    GroupVersionResource requestResource = GroupVersionResource.NONE;

    @Nullable
    String requestSubResource;

    @Nullable
    String name;

    @Nullable
    String namespace;

    @Nullable
    Operation operation;

    UserInfo user = UserInfo.NONE;
    RawObject object = RawObject.ABSENT;
    RawObject oldObject = RawObject.ABSENT;
    RawObject options = RawObject.ABSENT;
    boolean dryRun;

    // ReviewReader fills it, and hands it on once all is read.
    AdmissionRequest() {}

    /**
     * Identifies this call.
     *
     * @return null where the review has none
     */
    public @Nullable String uid() {
        return uid;
    }

    /**
     * The type of the objects in this request, such as {@code autoscaling/v1 Scale}.
     *
     * @return {@link GroupVersionKind#NONE} where the review has none
     */
    public GroupVersionKind kind() {
        return kind;
    }

    /**
     * The resource that the request goes to, such as {@code apps/v1 deployments}.
     *
     * @return {@link GroupVersionResource#NONE} where the review has none
     */
    public GroupVersionResource resource() {
        return resource;
    }

    /**
     * The subresource.
     *
     * @return such as {@code scale}; null for none
     */
    public @Nullable String subResource() {
        return subResource;
    }

    /**
     * The type that the client sent, before the API server converted it to the one that the webhook is registered for.
     *
     * @return {@link GroupVersionKind#NONE} where the review has none
     */
    public GroupVersionKind requestKind() {
        return requestKind;
    }

    /**
     * The resource that the client called.
     *
     * @return {@link GroupVersionResource#NONE} where the review has none
     */
    public GroupVersionResource requestResource() {
        return requestResource;
    }

    /**
     * The subresource that the client called.
     *
     * @return null for none
     */
    public @Nullable String requestSubResource() {
        return requestSubResource;
    }

    /**
     * The object's name.
     *
     * @return null where it has none yet, as with {@code generateName}
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * The object's namespace.
     *
     * @return null for an object that is in none
     */
    public @Nullable String namespace() {
        return namespace;
    }

    /**
     * The operation.
     *
     * @return null where the review does not say
     */
    public @Nullable Operation operation() {
        return operation;
    }

    /**
     * The user who asks for it.
     *
     * @return {@link UserInfo#NONE} where the review does not say
     */
    public UserInfo user() {
        return user;
    }

    /**
     * Whether nothing will be stored, so that there may be no side effects either.
     *
     * @return false where the review does not say
     */
    public boolean dryRun() {
        return dryRun;
    }

    /**
     * The object as it is to be.
     *
     * @return absent on DELETE
     */
    public RawObject object() {
        return object;
    }

    /**
     * The object as it is to be, as an object of a type.
     *
     * @param type as for {@link RawObject#as(Class)}
     * @param <T> the type
     * @return null where there is none
     * @throws UnreadableObjectException if it does not fit the type
     */
    public <T> @Nullable T objectAs(Class<T> type) {
        return object.as(type);
    }

    /**
     * The object as it is.
     *
     * @return absent on CREATE and CONNECT
     */
    public RawObject oldObject() {
        return oldObject;
    }

    /**
     * The object as it is, as an object of a type.
     *
     * @param type as for {@link RawObject#as(Class)}
     * @param <T> the type
     * @return null where there is none
     * @throws UnreadableObjectException if it does not fit the type
     */
    public <T> @Nullable T oldObjectAs(Class<T> type) {
        return oldObject.as(type);
    }

    /**
     * The options of the operation, such as a {@code DeleteOptions}.
     *
     * @return absent where the review has none
     */
    public RawObject options() {
        return options;
    }

    /** Operation, type and name; not the object, which may hold secrets. */
    @Override
    public String toString() {
        return "AdmissionRequest[" + operation + " " + kind.kind() + (subResource == null ? "" : "/" + subResource)
                + " " + namespace + "/" + name + ", uid " + uid + "]";
    }
}
