package io.cocoonstack.api.internal;

import org.jspecify.annotations.Nullable;

/** JSON token by token, with whichever Jackson the client brings. Each value is read once, or skipped. */
interface Tokens {

    /** Whether the current value is an object, whose members follow. */
    boolean isObject();

    /** Whether the current value is an array, whose elements follow. */
    boolean isArray();

    boolean isNull();

    /** The next name of an object, with its value as the current one; null at the end of the object. */
    @Nullable
    String nextName();

    /** Whether there is another element of an array, which is the current value then. */
    boolean nextElement();

    /** The current text; null where the value is none, which is skipped. */
    @Nullable
    String text();

    /** The current value in plain Java. */
    @Nullable
    Object plain();

    void skip();
}
