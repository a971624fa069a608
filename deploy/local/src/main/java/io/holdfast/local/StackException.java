package io.holdfast.local;

/** Something that the user can mend; the message says what. */
final class StackException extends RuntimeException {

    StackException(String message) {
        super(message);
    }
}
