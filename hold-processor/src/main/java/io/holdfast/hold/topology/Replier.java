package io.holdfast.hold.topology;

import io.holdfast.schemas.reply.Reply;

/** Tells whoever sent a command what was decided, outside the transaction. */
@FunctionalInterface
public interface Replier {

    /** Tells nobody. */
    Replier SILENT = (replyTo, key, reply) -> {};

    /**
     * Sends a reply and returns at once. A lost one costs its caller the time until the decision is committed; must not throw.
     *
     * @param replyTo partition of the replies at which the sender of the command waits
     * @param key what the command was about, as the views have it
     */
    void reply(int replyTo, String key, Reply reply);
}
