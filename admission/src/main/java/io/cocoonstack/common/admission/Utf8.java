package io.cocoonstack.common.admission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8: Jackson lets pass what is spelled longer than need be, halves of surrogate pairs, and what is
 * beyond Unicode, and looks even less at what it skips.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            at = skipAscii(bytes, at);
            if (at < bytes.length) {
                int length = sequence(bytes, at);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    private static int skipAscii(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The length of the sequence of more than one byte that begins there; 0 if there is none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (bytes.length - at < length) {
            return 0;
        }
        int code = first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xff;
            if ((next & 0xc0) != 0x80) {
                return 0;
            }
            code = code << 6 | (next & 0x3f);
        }
        boolean shortest = length == 2 || code >= (length == 3 ? 0x800 : 0x10000);
        boolean surrogate = code >= 0xd800 && code <= 0xdfff;
        return shortest && !surrogate && code <= 0x10ffff ? length : 0;
    }
}
