package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.StackFaults;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Receipts of a sender that is killed at each point of its work: each is sent, and at most one again for each kill (P8). */
class KilledSenderTest extends ReceiptsFixture {

    @Test
    void a_sender_killed_after_the_server_accepted_sends_at_most_one_more_with_the_same_id() throws Exception {
        open("killed-sender");
        Stack.standIns().mailFault("hang-after-accept", 60_000, 1);
        long pid = Stack.pid("receipt-sender-0");
        buy("killed-sender", "r", "A-1-1");
        await().atMost(SOON).until(() -> mails("killed-sender", "r").size() == 1);

        StackFaults.signal("KILL", pid);
        new StackFaults(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.awaitReady();
        buy("killed-sender", "after", "A-1-2");

        await().atMost(SOON).until(() -> mails("killed-sender", "after").size() == 1);
        await().during(LONGER_THAN_A_RETRY)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("killed-sender", "r"))
                        .hasSizeBetween(1, 2)
                        .allMatch(mails("killed-sender", "r").getFirst()::equals));
    }

    @Test
    void a_sender_killed_before_the_server_accepted_sends_one() throws Exception {
        open("killed-early");
        Stack.standIns().mailFault("temporary-failure", 0, -1);
        long pid = Stack.pid("receipt-sender-0");
        buy("killed-early", "r", "A-1-1");

        StackFaults.signal("KILL", pid);
        new StackFaults(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.standIns().noFaults();
        Stack.awaitReady();

        await().atMost(SOON).until(() -> mails("killed-early", "r").size() == 1);
        await().during(LONGER_THAN_A_RETRY)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("killed-early", "r")).hasSize(1));
    }

    @Test
    void a_sender_killed_again_and_again_sends_every_receipt_and_at_most_one_twice_for_each_kill() throws Exception {
        open("killed-often");
        int kills = 4;
        int sold = 0;
        for (int kill = 0; kill < kills; kill++) {
            for (int i = 0; i < 5; i++) {
                sold++;
                buy("killed-often", "r" + sold, "A-1-" + sold);
            }
            long pid = Stack.pid("receipt-sender-0");
            StackFaults.signal("KILL", pid);
            new StackFaults(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        }
        Stack.awaitReady();

        int twice = 0;
        for (int i = 1; i <= sold; i++) {
            String reservation = "r" + i;
            await().pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mails("killed-often", reservation)).isNotEmpty());
            List<String> ids = mails("killed-often", reservation);
            assertThat(ids).allMatch(ids.getFirst()::equals);
            twice += ids.size() - 1;
        }
        assertThat(twice).isLessThanOrEqualTo(kills);
    }

    @Test
    void a_sender_that_reads_everything_again_sends_nothing_again() throws Exception {
        open("mail-again");
        buy("mail-again", "r", "A-1-1");
        await().atMost(SOON).until(() -> mails("mail-again", "r").size() == 1);

        Process again = Stack.another(
                "receipt-sender",
                "-Dmp.messaging.incoming.seat-events.group.id=receipt-sender-again",
                "-Dquarkus.mailer.port=" + Stack.SMTP_PORT);
        try {
            Groups.awaitEnd("receipt-sender-again", Topics.SEAT_EVENTS);
        } finally {
            again.destroy();
            var _ = again.waitFor(10, TimeUnit.SECONDS);
            again.destroyForcibly();
        }

        assertThat(mails("mail-again", "r")).hasSize(1);
    }
}
