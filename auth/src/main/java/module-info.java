/**
 * Signed session cookies and random state for a sign-on front end, equal to the Go side's to the byte.
 *
 * <p>Needs the streaming part of Jackson at run time and nothing else; no type of it is visible to users.
 */
module io.cocoonstack.common.auth {
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports io.cocoonstack.common.auth;
}
