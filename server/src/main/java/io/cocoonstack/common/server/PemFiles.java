package io.cocoonstack.common.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The paths of a certificate and its key, null where none is configured. */
record PemFiles(@Nullable Path certificate, @Nullable Path key) {

    // No pair comes near; a path that leads to a device or to a wrong file should not fill the memory.
    private static final int MAX_BYTES = 1 << 20;

    private static final int ATTEMPTS = 5;

    /** Two paths as configured, null or empty for none. Throws {@link TlsException} if a text is no path. */
    static PemFiles of(@Nullable String certificate, @Nullable String key) {
        return new PemFiles(path(certificate), path(key));
    }

    private static @Nullable Path path(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TlsException("\"" + text + "\" is no path of a PEM file", e);
        }
    }

    /**
     * The contents of both files at one moment. A rotation that swaps a symlinked directory is seen as a whole: should
     * one happen between the two files, they are read again.
     */
    Contents read() {
        Contents before;
        Contents contents = new Contents(bytes(certificate), bytes(key));
        int attempt = 1;
        do {
            before = contents;
            contents = new Contents(bytes(certificate), bytes(key));
        } while (!contents.equals(before) && ++attempt < ATTEMPTS);
        return contents;
    }

    private static byte @Nullable [] bytes(@Nullable Path path) {
        if (path == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TlsException(path + " is larger than 1 MiB, expected a PEM file", null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new TlsException("cannot read " + path + ": " + e, e);
        }
    }

    /** The bytes of both files, not copied; null for a file that is not there. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content, and printed not at all
    record Contents(byte @Nullable [] certificate, byte @Nullable [] key) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Contents that
                    && Arrays.equals(certificate, that.certificate)
                    && Arrays.equals(key, that.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(certificate);
        }

        /** Not the bytes: one file holds a private key. */
        @Override
        public String toString() {
            return "Contents[not shown]";
        }
    }
}
