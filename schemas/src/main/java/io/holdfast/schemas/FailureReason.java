package io.holdfast.schemas;

/** Why something failed, in one line for a person. */
public final class FailureReason {

    private FailureReason() {}

    /** What the failure says, and what its first cause says if that is not in it already. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(failure.getMessage());
        String cause = String.valueOf(root.getMessage());
        return message.contains(cause) ? message : message + ": " + cause;
    }
}
