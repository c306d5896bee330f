package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * How a client connects to a VM (contract 2, the {@code conn-type} annotation; contract 3 rule conn-type for the
 * choice).
 */
public final class ConnType extends Vocabulary {

    /** Secure shell. */
    public static final ConnType SSH = new ConnType("ssh", true);

    /** Remote desktop. */
    public static final ConnType RDP = new ConnType("rdp", true);

    /** A VNC port. */
    public static final ConnType VNC = new ConnType("vnc", true);

    /** Android debug bridge. */
    public static final ConnType ADB = new ConnType("adb", true);

    private static final ConnType[] WORDS = {SSH, RDP, VNC, ADB};

    private ConnType(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static ConnType of(String value) {
        ConnType known = find(WORDS, requireText(value, "ConnType"));
        return known == null ? new ConnType(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable ConnType ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return the connection type of a VM (contract 3): the override if there is one; else {@link #VNC} where a VNC
     * port is; else by the guest's system, compared exactly: {@link #ADB} for Android, {@link #RDP} for Windows, {@link
     * #SSH} for anything else}
     * @param override what the spec asks for, or null
     * @param hasVncPort whether the VM has a VNC port
     * @param os the guest's system, or null for none given
     */
    public static ConnType resolve(@Nullable ConnType override, boolean hasVncPort, @Nullable OsType os) {
        if (override != null) {
            return override;
        }
        if (hasVncPort) {
            return VNC;
        }
        if (OsType.ANDROID.equals(os)) {
            return ADB;
        }
        return OsType.WINDOWS.equals(os) ? RDP : SSH;
    }
}
