package io.holdfast.shell.auth;

/** How callers are known. */
public enum AuthMode {
    /** They are not, and so only this machine may ask. */
    NONE,
    /** They are not, and a gateway in front of the service knows them. */
    TRUSTED_NETWORK,
    /** By the token that each call brings. */
    OIDC
}
