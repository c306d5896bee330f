package io.cocoonstack.common.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a review, and refuses a body that is none. The objects in it are checked and kept as they stand: a handler
 * decodes of them as much as it needs.
 */
final class ReviewReader {

    private static final String KIND = "AdmissionReview";

    private final StrictJson json;

    private ReviewReader(StrictJson json) {
        this.json = json;
    }

    static AdmissionRequest read(byte[] body) throws RefusalException {
        StrictJson json = new StrictJson(body);
        try {
            return new ReviewReader(json).readAll();
        } catch (RefusalException e) {
            json.requireUtf8();
            throw e;
        }
    }

    private AdmissionRequest readAll() throws RefusalException {
        json.beginDocument();
        @Nullable String kind = null;
        @Nullable String apiVersion = null;
        @Nullable AdmissionRequest request = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "kind" -> kind = json.text("kind");
                case "apiVersion" -> apiVersion = json.text("apiVersion");
                case "request" -> request = request();
                default -> json.skip();
            }
        }
        json.endDocument();
        if (!KIND.equals(kind)) {
            throw new RefusalException(Refusal.NOT_A_REVIEW, "its kind is not AdmissionReview");
        }
        if (request == null) {
            throw new RefusalException(Refusal.NOT_A_REVIEW, "it has no request");
        }
        request.apiVersion = apiVersion;
        return request;
    }

    private @Nullable AdmissionRequest request() throws RefusalException {
        if (!json.beginsObject("request")) {
            return null;
        }
        AdmissionRequest request = new AdmissionRequest();
        // Where kind and resource stand. The API server sends both twice, unless it has converted the object.
        int kindStart = 0;
        int kindEnd = 0;
        int resourceStart = 0;
        int resourceEnd = 0;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "uid" -> request.uid = json.text("uid");
                case "kind" -> {
                    kindStart = json.at;
                    request.kind = kind("kind");
                    kindEnd = json.at;
                }
                case "resource" -> {
                    resourceStart = json.at;
                    request.resource = resource("resource");
                    resourceEnd = json.at;
                }
                case "subResource" -> request.subResource = json.text("subResource");
                case "requestKind" ->
                    request.requestKind = json.repeats(kindStart, kindEnd) ? request.kind : kind("requestKind");
                case "requestResource" ->
                    request.requestResource =
                            json.repeats(resourceStart, resourceEnd) ? request.resource : resource("requestResource");
                case "requestSubResource" -> request.requestSubResource = json.text("requestSubResource");
                case "name" -> request.name = json.text("name");
                case "namespace" -> request.namespace = json.text("namespace");
                case "operation" -> {
                    @Nullable String operation = json.text("operation");
                    request.operation = operation == null ? null : Operation.of(operation);
                }
                case "userInfo" -> request.user = user();
                case "object" -> request.object = json.raw();
                case "oldObject" -> request.oldObject = json.raw();
                case "dryRun" -> request.dryRun = json.bool("dryRun");
                case "options" -> request.options = json.raw();
                default -> json.skip();
            }
        }
        return request;
    }

    private GroupVersionKind kind(String what) throws RefusalException {
        String[] parts = parts(what, "kind");
        return parts == null ? GroupVersionKind.NONE : new GroupVersionKind(parts[0], parts[1], parts[2]);
    }

    private GroupVersionResource resource(String what) throws RefusalException {
        String[] parts = parts(what, "resource");
        return parts == null ? GroupVersionResource.NONE : new GroupVersionResource(parts[0], parts[1], parts[2]);
    }

    /** Group, version, and the member of the last name; null for null. */
    private String @Nullable [] parts(String what, String last) throws RefusalException {
        if (!json.beginsObject(what)) {
            return null;
        }
        String[] parts = {"", "", ""};
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            int part = name.equals("group") ? 0 : name.equals("version") ? 1 : name.equals(last) ? 2 : -1;
            if (part < 0) {
                json.skip();
            } else {
                @Nullable String text = json.text(what);
                parts[part] = text == null ? "" : text;
            }
        }
        return parts;
    }

    private UserInfo user() throws RefusalException {
        if (!json.beginsObject("userInfo")) {
            return UserInfo.NONE;
        }
        @Nullable String username = null;
        @Nullable String uid = null;
        List<String> groups = List.of();
        RawObject extra = RawObject.ABSENT;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "username" -> username = json.text("userInfo.username");
                case "uid" -> uid = json.text("userInfo.uid");
                case "groups" -> groups = json.texts("userInfo.groups");
                case "extra" -> extra = json.raw();
                default -> json.skip();
            }
        }
        return new UserInfo(username, uid, groups, extra);
    }
}
