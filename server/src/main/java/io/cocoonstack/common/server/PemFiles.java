package io.cocoonstack.common.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Two paths, either of which may be unset, and what stands there at one moment. */
final class PemFiles {

    // No pair comes near; a path that leads to a device or to a wrong file should not fill the memory.
    private static final int MAX_BYTES = 1 << 20;

    private static final int ATTEMPTS = 5;

    private final @Nullable Path certificate;
    private final @Nullable Path key;

    private PemFiles(@Nullable Path certificate, @Nullable Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Two files.
     *
     * @param certificate the certificate's path; null or empty for none
     * @param key the key's path; null or empty for none
     * @return the pair, not read yet
     * @throws TlsException if a text is no path
     */
    public static PemFiles of(@Nullable String certificate, @Nullable String key) {
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
     * The certificate's path.
     *
     * @return null for none
     */
    public @Nullable Path certificate() {
        return certificate;
    }

    /**
     * The key's path.
     *
     * @return null for none
     */
    public @Nullable Path key() {
        return key;
    }

    /**
     * What both files hold at one moment. A rotation that swaps a symlinked directory is seen as a whole: should one
     * happen between the two files, they are read again.
     *
     * @return the contents
     * @throws TlsException if a file is there but cannot be read
     */
    public Contents read() {
        Contents contents = readOnce();
        for (int i = 1; i < ATTEMPTS; i++) {
            Contents again = readOnce();
            if (again.equals(contents)) {
                break;
            }
            contents = again;
        }
        return contents;
    }

    private Contents readOnce() {
        return new Contents(bytes(certificate), bytes(key));
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

    /** The bytes of both files; null for a file that is not there. */
    public static final class Contents {

        private final byte @Nullable [] certificate;
        private final byte @Nullable [] key;

        private Contents(byte @Nullable [] certificate, byte @Nullable [] key) {
            this.certificate = certificate;
            this.key = key;
        }

        /**
         * The certificate's file.
         *
         * @return its bytes, not copied; null when there is none
         */
        public byte @Nullable [] certificate() {
            return certificate;
        }

        /**
         * The key's file.
         *
         * @return its bytes, not copied; null when there is none
         */
        public byte @Nullable [] key() {
            return key;
        }

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

        @Override
        public String toString() {
            // Not the bytes: one file holds a private key.
            return "Contents[certificate " + (certificate == null ? "missing" : "there") + ", key "
                    + (key == null ? "missing" : "there") + "]";
        }
    }
}
