package io.holdfast.local;

/** The call was wrong: the message says how. Its user also sees how the command is used, and exit code 2. */
final class WrongCallException extends RuntimeException {

    WrongCallException(String message) {
        super(message);
    }
}
