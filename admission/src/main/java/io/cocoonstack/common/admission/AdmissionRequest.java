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

    /** The version of the review around the request. */
    @Nullable
    String apiVersion;

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

    /** {@return the text that identifies this call; null where the review has none} */
    public @Nullable String uid() {
        return uid;
    }

    /** {@return the type of the objects in this request, such as {@code autoscaling/v1 Scale}} */
    public GroupVersionKind kind() {
        return kind;
    }

    /** {@return the resource that the request goes to, such as {@code apps/v1 deployments}} */
    public GroupVersionResource resource() {
        return resource;
    }

    /** {@return the subresource; such as {@code scale}; null for none} */
    public @Nullable String subResource() {
        return subResource;
    }

    /** {@return the type that the client sent, which the API server converted to the one that the webhook takes} */
    public GroupVersionKind requestKind() {
        return requestKind;
    }

    /** {@return the resource that the client called} */
    public GroupVersionResource requestResource() {
        return requestResource;
    }

    /** {@return the subresource that the client called; null for none} */
    public @Nullable String requestSubResource() {
        return requestSubResource;
    }

    /** {@return the object's name; null where it has none yet, as with {@code generateName}} */
    public @Nullable String name() {
        return name;
    }

    /** {@return the object's namespace; null for an object that is in none} */
    public @Nullable String namespace() {
        return namespace;
    }

    /** {@return the operation; null where the review does not say} */
    public @Nullable Operation operation() {
        return operation;
    }

    /** {@return the user who asks for it; {@link UserInfo#NONE} where the review does not say} */
    public UserInfo user() {
        return user;
    }

    /** {@return whether nothing will be stored, so that there may be no side effects; false where it does not say} */
    public boolean dryRun() {
        return dryRun;
    }

    /** {@return the object as it is to be; absent on DELETE} */
    public RawObject object() {
        return object;
    }

    /** {@return the object as it is; absent on CREATE and CONNECT} */
    public RawObject oldObject() {
        return oldObject;
    }

    /** {@return the options of the operation, such as a {@code DeleteOptions}; absent where the review has none} */
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
